package org.echelon.inventory;

import java.util.List;

/**
 * What a command orders. Transfers and purchases own the units {@code firstUnit..lastUnit} of their
 * lane's own count, so the commands of a lane tile a number line from 1; assignments own an attempt
 * of an order line. {@code to} of an assignment is {@link Nodes#NONE}, {@code orderId} of the
 * others empty.
 *
 * @param via ordinals of the places that the parcels of an assignment pass after {@code from}, in
 *     order; empty where none is named, and for all others
 */
public record CommandTerms(
    String commandId,
    CommandKind kind,
    String sku,
    String lane,
    int from,
    int to,
    long firstUnit,
    long units,
    CommandTiming timing,
    String orderId,
    int lineNo,
    int attempt,
    List<Integer> via) {

  public CommandTerms {
    if (units <= 0) {
      throw new IllegalArgumentException("a command of " + units + " units; order at least 1");
    }
    via = List.copyOf(via);
  }

  /** A command that names no place on the way. */
  public CommandTerms(
      String commandId,
      CommandKind kind,
      String sku,
      String lane,
      int from,
      int to,
      long firstUnit,
      long units,
      CommandTiming timing,
      String orderId,
      int lineNo,
      int attempt) {
    this(
        commandId, kind, sku, lane, from, to, firstUnit, units, timing, orderId, lineNo, attempt,
        List.of());
  }

  /** The next transfer on a lane, from one node to another. */
  public static CommandTerms transfer(
      SkuStock stock, String lane, int from, int to, long units, CommandTiming timing) {
    return onLane(CommandKind.TRANSFER, stock, lane, from, to, units, timing);
  }

  /** The next purchase on a lane, from a vendor's ordinal to a node. */
  public static CommandTerms purchase(
      SkuStock stock, String lane, int vendor, int to, long units, CommandTiming timing) {
    return onLane(CommandKind.PURCHASE, stock, lane, vendor, to, units, timing);
  }

  /** An attempt to ship units of an order line from a node by a path. */
  public static CommandTerms assignment(
      String sku, OrderLineDocument line, String path, int node, long units, CommandTiming timing) {
    int attempt = line.nextAttempt();
    return new CommandTerms(
        CommandId.ofAttempt(line.orderId(), line.lineNo(), sku, attempt),
        CommandKind.ASSIGNMENT,
        sku,
        path,
        node,
        Nodes.NONE,
        1,
        units,
        timing,
        line.orderId(),
        line.lineNo(),
        attempt);
  }

  private static CommandTerms onLane(
      CommandKind kind,
      SkuStock stock,
      String lane,
      int from,
      int to,
      long units,
      CommandTiming timing) {
    long firstUnit = stock.issued(lane) + 1;
    String id = CommandId.onLane(kind, stock.sku(), lane, firstUnit);
    return new CommandTerms(
        id, kind, stock.sku(), lane, from, to, firstUnit, units, timing, "", 0, 0);
  }

  /** The same over places on the way, by ordinal. */
  public CommandTerms over(List<Integer> places) {
    return new CommandTerms(
        commandId, kind, sku, lane, from, to, firstUnit, units, timing, orderId, lineNo, attempt,
        places);
  }

  public long lastUnit() {
    return firstUnit + units - 1;
  }

  public long expiresAt() {
    return timing.expiresAt();
  }

  boolean isParty(int node) {
    return node == from || node == to;
  }

  /** The order line that an assignment serves. */
  DocumentKey lineKey() {
    return DocumentKey.orderLine(orderId, lineNo);
  }
}
