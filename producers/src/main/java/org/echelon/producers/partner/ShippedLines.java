package org.echelon.producers.partner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.producers.orders.LineKey;
import org.echelon.producers.orders.ShippedFrom;

/** The order lines that simulated warehouses have shipped, the last hundreds of thousands. */
final class ShippedLines implements ShippedFrom {
  private static final int MOST = 300_000;

  private final Map<String, LineKey> assigned = new LinkedHashMap<>();
  private final Map<LineKey, Sent> shipped =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LineKey, Sent> eldest) {
          return size() > MOST;
        }
      };

  void assigned(AssignmentCommand command) {
    assigned.put(command.getCommandId(), new LineKey(command.getOrderId(), command.getLineNo()));
  }

  void answered(Answer answer) {
    AckKind kind = answer.ack().getKind();
    boolean settled =
        kind == AckKind.SHIPPED || kind == AckKind.REJECTED || kind == AckKind.CANCELLED;
    LineKey line = settled ? assigned.remove(answer.ack().getCommandId()) : null;
    if (line != null && kind == AckKind.SHIPPED) {
      Sent now = new Sent(answer.ack().getNode(), answer.ack().getUnits());
      shipped.merge(line, now, (earlier, later) -> later.after(earlier));
    }
  }

  @Override
  public Optional<Sent> sent(LineKey line) {
    return Optional.ofNullable(shipped.get(line));
  }
}
