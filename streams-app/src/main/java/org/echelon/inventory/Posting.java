package org.echelon.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.echelon.inventory.Contribution.DatedMovement;
import org.jspecify.annotations.Nullable;

/**
 * The work on one record: swaps documents for their successors, keeps the buckets in step, and
 * gathers what the caller must hear.
 */
final class Posting {
  final SkuStock stock;
  final Documents docs;
  final long now;

  private final List<Contribution> taken = new ArrayList<>(2);
  private final List<Contribution> given = new ArrayList<>(2);
  private final SortedMap<Integer, Long> onHandBefore = new TreeMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<WaitingAck> refusedAcks = new ArrayList<>();
  private final List<String> cancelWanted = new ArrayList<>();
  private final long freeBefore;
  private boolean linesChanged;

  Posting(SkuStock stock, Documents docs, long now) {
    this.stock = stock;
    this.docs = docs;
    this.now = now;
    this.freeBefore = stock.free();
  }

  void alert(String code, String scope, String text) {
    alerts.add(new Alert(code, scope, text));
  }

  /** Whether this record raised the alert already, for another scope. */
  boolean raised(String code) {
    return alerts.stream().anyMatch(alert -> alert.code().equals(code));
  }

  /** Notes that a node spoke; a customer who confirms a parcel is no node. */
  void heard(int node) {
    if (node != Nodes.NONE) {
      stock.open(node).heardAt(now);
    }
  }

  /** Refuses an ack that waited for its command. */
  void refuse(Refusal refusal, WaitingAck ack) {
    refusedAcks.add(ack);
    refusals.add(refusal);
  }

  /** Puts a document in the place of its former self ({@code before} may be null). */
  void replace(@Nullable Document before, Document after) {
    if (before != null) {
      move(before.contribution(), -1);
    }
    move(after.contribution(), 1);
    store(before, after);
  }

  /**
   * As {@link #replace} for an order line: reserves what it can and keeps its place in the queue.
   */
  OrderLineDocument replaceLine(OrderLineDocument before, OrderLineDocument after) {
    linesChanged = true;
    move(before.contribution(), -1);
    OrderLineDocument settled = after.withReserved(0);
    move(settled.contribution(), 1);
    int node = after.assignedNode();
    if (node != Nodes.NONE) {
      // What is reserved stays so, even where a count found less than was promised.
      long kept = before.assignedNode() == node ? before.reservedUnits() : 0;
      long units = Math.min(settled.uncovered(), Math.max(kept, stock.free(node)));
      settled = settled.withReserved(units);
      move(
          new Contribution().add(node, Bucket.ON_HAND, -units).add(node, Bucket.RESERVED, units),
          1);
    }
    queue(before, settled);
    store(before, settled);
    return settled;
  }

  private void queue(OrderLineDocument before, OrderLineDocument after) {
    if (before.routable() + before.waitingAssigned() > 0) {
      docs.removeWaiting(stock.sku(), before.waitingLine());
    }
    if (after.routable() + after.waitingAssigned() > 0) {
      docs.addWaiting(stock.sku(), after.waitingLine());
    }
    stock.waits(
        after.routable() - before.routable(), after.waitingAssigned() - before.waitingAssigned());
  }

  void store(@Nullable Document before, Document after) {
    boolean closed = after.closed();
    Document stored = after.withClosedAt(closed ? now : 0);
    docs.put(stock.sku(), stored);
    if (closed && (before == null || before.closedAt() == 0)) {
      docs.scheduleDue(now + Retention.CLOSED_DOCUMENT, stock.sku(), stored.key());
    }
  }

  /** Asks once for the cancel of a running command. */
  void requestCancel(String commandId) {
    DocumentKey key = DocumentKey.command(commandId);
    if (docs.get(stock.sku(), key) instanceof CommandDocument command
        && !command.cancelRequested()) {
      docs.put(stock.sku(), command.withCancelRequested());
      cancelWanted.add(commandId);
    }
  }

  /** Changes buckets without a movement of goods: a count's correction. */
  void correct(Contribution contribution, int sign) {
    for (int row = 0; row < contribution.size(); row++) {
      int node = contribution.node(row);
      onHandBefore.putIfAbsent(node, stock.at(node).onHand());
    }
    stock.apply(contribution, sign);
  }

  /** Changes what is known of missing units, and the buckets by what that settles or unsettles. */
  void settle(int node, Consumer<MissingUnits> change) {
    MissingUnits missing = stock.open(node).missingUnits();
    Contribution before = missing.settled().at(node);
    change.accept(missing);
    correct(before, -1);
    correct(missing.settled().at(node), 1);
  }

  private void move(Contribution contribution, int sign) {
    correct(contribution, sign);
    (sign > 0 ? given : taken).add(contribution);
  }

  /** Ends the work on a record. */
  Booking finish() {
    return finish(null);
  }

  /**
   * Ends the work on a record.
   *
   * @param waitsFor the record, when it is an ack without its command; else null
   */
  Booking finish(@Nullable WaitingAck waitsFor) {
    recordMovements();
    if (stock.waitingAssignedUnits() > 0) {
      reserveForWaiting();
    }
    for (Map.Entry<Integer, Long> node : onHandBefore.entrySet()) {
      long onHand = stock.at(node.getKey()).onHand();
      if (onHand < 0 && node.getValue() >= 0) {
        alert("OVERSOLD", "node:" + node.getKey(), -onHand + " units promised beyond stock");
      }
    }
    stock.applied();
    long unbalanced = stock.unbalancedUnits();
    if (unbalanced != 0 && !stock.frozen()) {
      stock.freeze();
      alert("INVARIANT_BROKEN", "sku:" + stock.sku(), unbalanced + " units unbalanced");
    }
    boolean needsRouting = stock.waitingUnits() > 0 && (linesChanged || stock.free() > freeBefore);
    return new Booking(
        Outcome.APPLIED,
        List.copyOf(refusals),
        List.copyOf(alerts),
        List.copyOf(cancelWanted),
        needsRouting,
        waitsFor,
        List.copyOf(refusedAcks));
  }

  /** Ends the work on acks whose command never appeared; the stock is as before. */
  Booking refused() {
    return new Booking(
        Outcome.REFUSED,
        List.copyOf(refusals),
        List.of(),
        List.of(),
        false,
        null,
        List.copyOf(refusedAcks));
  }

  /**
   * Remembers what moved, for counts that arrive later. What moved before the newest count is in
   * that count already, so it is taken back out and physical stock stays as counted.
   */
  private void recordMovements() {
    for (DatedMovement moved : netMovements()) {
      NodeStock at = stock.open(moved.node());
      long instant = Minutes.instant(moved.minute());
      long missing = moved.movement().missing();
      if (instant <= at.lastCountAt()) {
        long counted = moved.movement().counted(at.lastCountCoversHeld());
        correct(Contribution.correction(moved.node(), -counted, missing), 1);
        continue;
      }
      if (moved.movement().concernsMissing()) {
        at.missingUnits().settleOld();
        settle(moved.node(), known -> known.add(moved.minute(), moved.movement()));
      }
      if (instant > now - Retention.COUNT_LATE) {
        docs.addMovement(stock.sku(), moved.node(), moved.minute(), moved.movement());
      }
    }
  }

  /** What the new documents say moved, less what the old ones said. */
  private List<DatedMovement> netMovements() {
    List<DatedMovement> net = new ArrayList<>();
    given.forEach(contribution -> net(net, contribution, 1));
    taken.forEach(contribution -> net(net, contribution, -1));
    net.removeIf(moved -> moved.movement().equals(Movement.NONE));
    return net;
  }

  private static void net(List<DatedMovement> net, Contribution contribution, int sign) {
    for (DatedMovement moved : contribution.movements()) {
      Movement sum = moved.movement().times(sign);
      for (int row = 0; row < net.size(); row++) {
        DatedMovement other = net.get(row);
        if (other.node() == moved.node() && other.minute() == moved.minute()) {
          sum = sum.plus(other.movement());
          net.remove(row);
          break;
        }
      }
      net.add(new DatedMovement(moved.node(), moved.minute(), sum));
    }
  }

  private void reserveForWaiting() {
    for (WaitingLine waiting : docs.waitingLines(stock.sku())) {
      if (docs.get(stock.sku(), waiting.key()) instanceof OrderLineDocument line
          && line.waitingAssigned() > 0
          && stock.free(line.assignedNode()) > 0) {
        replaceLine(line, line);
      }
    }
  }
}
