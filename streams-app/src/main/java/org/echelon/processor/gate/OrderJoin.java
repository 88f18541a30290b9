package org.echelon.processor.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.echelon.state.OrderPromise;
import org.echelon.state.PromiseLine;
import org.echelon.state.PromiseState;
import org.echelon.system.LineOutcome;

/** Joins what is known of the lines of an order to what its customer can be told. */
final class OrderJoin {
  /** So many bytes of lines are told; an order with more names its first lines only. */
  private static final int LINE_BYTES = 900 * 1024;

  private static final int NUMBERS_BYTES = 64;

  private OrderJoin() {}

  /**
   * The promise of an order.
   *
   * @param lines the newest outcome of each line heard of, in order of number; not empty
   */
  static OrderPromise promise(long sequence, List<LineOutcome> lines) {
    boolean whole = lines.size() >= lineCount(lines);
    boolean placed =
        whole && lines.stream().allMatch(line -> line.getAssignedUnits() >= open(line));
    Optional<Instant> latest =
        lines.stream()
            .map(LineOutcome::getPromisedAt)
            .filter(Objects::nonNull)
            .max(Instant::compareTo);
    return OrderPromise.newBuilder()
        .setOrderId(lines.get(0).getOrderId())
        .setSequence(sequence)
        .setAt(lines.stream().map(LineOutcome::getAt).max(Instant::compareTo).orElseThrow())
        .setState(state(lines, whole, placed))
        .setPromisedAt(placed ? latest.orElse(null) : null)
        .setLineCount(lineCount(lines))
        .setSplits(Math.max(0, nodes(lines) - 1))
        .setRefusal(
            lines.stream()
                .map(LineOutcome::getRefusal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null))
        .setLines(told(lines))
        .build();
  }

  /** Number of the nodes that ship an order: each sends one parcel. */
  static int nodes(List<LineOutcome> lines) {
    TreeSet<String> nodes = new TreeSet<>();
    lines.forEach(line -> nodes.addAll(line.getNodes()));
    return nodes.size();
  }

  /** Whether every line is heard of and nothing of the order is still to come. */
  static boolean done(List<LineOutcome> lines) {
    return lines.size() >= lineCount(lines)
        && lines.stream().allMatch(line -> open(line) == 0 && line.getAssignedUnits() == 0);
  }

  /** Whether anything of the order is still to come; what was refused is not. */
  static boolean open(List<LineOutcome> lines) {
    return lines.stream()
        .anyMatch(
            line -> line.getAssignedUnits() > 0 || (open(line) > 0 && line.getRefusal() == null));
  }

  private static PromiseState state(List<LineOutcome> lines, boolean whole, boolean placed) {
    boolean shipped = lines.stream().anyMatch(line -> line.getShippedUnits() > 0);
    boolean open = lines.stream().anyMatch(line -> open(line) > 0);
    boolean refused =
        lines.stream().filter(line -> open(line) > 0).allMatch(line -> line.getRefusal() != null);
    if (whole && !open) {
      return shipped ? PromiseState.SHIPPED : PromiseState.CANCELLED;
    }
    if (shipped) {
      return PromiseState.PARTLY_SHIPPED;
    }
    if (whole && refused) {
      return PromiseState.REFUSED;
    }
    return placed ? PromiseState.ASSIGNED : PromiseState.OPEN;
  }

  /** Units that the customer still waits for. */
  private static long open(LineOutcome line) {
    return Math.max(0, line.getUnits() - line.getCancelledUnits() - line.getShippedUnits());
  }

  /** Lines may disagree while the order changes: the most lines anybody has spoken of. */
  private static int lineCount(List<LineOutcome> lines) {
    return lines.stream().mapToInt(LineOutcome::getLineCount).max().orElse(0);
  }

  private static List<PromiseLine> told(List<LineOutcome> lines) {
    List<PromiseLine> told = new ArrayList<>();
    int bytes = 0;
    for (LineOutcome line : lines) {
      bytes += NUMBERS_BYTES + line.getSku().length();
      bytes += line.getNodes().stream().mapToInt(node -> node.length() + 2).sum();
      if (bytes > LINE_BYTES) {
        break;
      }
      told.add(
          PromiseLine.newBuilder()
              .setLineNo(line.getLineNo())
              .setSku(line.getSku())
              .setUnits(line.getUnits())
              .setAssignedUnits(line.getAssignedUnits())
              .setShippedUnits(line.getShippedUnits())
              .setCancelledUnits(line.getCancelledUnits())
              .setNodes(line.getNodes())
              .setPromisedAt(line.getPromisedAt())
              .setRefusal(line.getRefusal())
              .build());
    }
    return told;
  }
}
