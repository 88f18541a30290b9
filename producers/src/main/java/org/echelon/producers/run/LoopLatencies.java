package org.echelon.producers.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.event.OrderLine;

/**
 * How long the loop takes, in wall time as an outside system sees it: from handing a record to the
 * producer until the answer has been read, read committed and decoded. What a step of the paced
 * clock feeds is handed over at once, so the figures include the queue of that burst, and all
 * processes share the machine.
 */
final class LoopLatencies {
  private final Samples tickToCommand = new Samples();
  private final Samples eventToAssignment = new Samples();
  private final Samples eventToPosition = new Samples();
  private final Map<String, Long> lines = new HashMap<>();
  private final Map<String, Long> skus = new HashMap<>();
  private Instant tickAt = Instant.MIN;
  private long tickNanos;
  private long firstCommandNanos;
  private String firstCommandId = "";

  /** A tick is about to be published; lines that still wait for stock are no longer measured. */
  void tick(Instant at, long nanos) {
    tickAt = at;
    tickNanos = nanos;
    lines.clear();
  }

  /** A fact about the stock or the orders of a SKU is about to be published. */
  void fact(String sku, SpecificRecord record, long nanos) {
    skus.putIfAbsent(sku, nanos);
    if (record instanceof OrderLine line && line.getRevision() == 1) {
      lines.put(key(line.getOrderId(), line.getLineNo()), nanos);
    }
  }

  /** A transfer was read. */
  void transfer(String id, long nanos) {
    if (firstCommandNanos == 0) {
      firstCommandNanos = nanos;
      firstCommandId = id;
    }
  }

  /** The id of the first transfer; empty before. */
  String firstCommandId() {
    return firstCommandId;
  }

  /** When the first transfer was read; 0 before. */
  long firstCommandNanos() {
    return firstCommandNanos;
  }

  /** A transfer or purchase was read; only those that the last tick released count. */
  void command(CommandChange change, Instant issuedAt, long nanos) {
    if (change == CommandChange.ISSUE && issuedAt.equals(tickAt)) {
      tickToCommand.add(nanos - tickNanos);
    }
  }

  /** An assignment was read; it counts for a line fed since the last tick. */
  void assignment(AssignmentCommand command, long nanos) {
    Long since = lines.remove(key(command.getOrderId(), command.getLineNo()));
    if (since != null) {
      eventToAssignment.add(nanos - since);
    }
  }

  /** The position of a SKU was read; it counts from the first fact it had not told yet. */
  void position(String sku, long nanos) {
    Long since = skus.remove(sku);
    if (since != null) {
      eventToPosition.add(nanos - since);
    }
  }

  /** From the tick of a cut-off to a transfer or purchase command. */
  Percentiles tickToCommand() {
    return tickToCommand.percentiles();
  }

  /** From an order line to its assignment, where stock was at hand. */
  Percentiles eventToAssignment() {
    return eventToAssignment.percentiles();
  }

  /** From a fact to the next position of its SKU; positions come with ticks. */
  Percentiles eventToPosition() {
    return eventToPosition.percentiles();
  }

  private static String key(String orderId, int lineNo) {
    return orderId + "/" + lineNo;
  }
}
