package org.echelon.processor.intake;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.control.Control;
import org.echelon.event.Adjustment;
import org.echelon.event.DemandHistory;
import org.echelon.event.ExternalDecision;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.inventory.Refusal;
import org.echelon.price.PriceVector;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.system.Ask;
import org.echelon.system.Tick;

/**
 * What can be said against a record by looking at nothing else: missing, malformed or contradicting
 * fields. Whether what it names exists, and whether it comes in time, is for those who hold state.
 */
public final class FormCheck {
  private FormCheck() {}

  /**
   * What is wrong with a record.
   *
   * @param refusal code, field, value and cure, as the refused record would carry them
   * @param cause what is wrong with the value, to be read after it: {@code is below 1}
   */
  public record Fault(Refusal refusal, String cause) {}

  /** The first thing wrong with a record, or nothing. */
  public static Optional<Refusal> check(SpecificRecord record) {
    return fault(record).map(Fault::refusal);
  }

  /** The first thing wrong with a record in words, for who wants to know before sending it. */
  public static Optional<Fault> fault(SpecificRecord record) {
    Form form = new Form();
    if (record instanceof OrderLine order) {
      OrderCheck.check(order, form);
    } else if (record instanceof Shipment shipment) {
      MovementCheck.check(shipment, form);
    } else if (record instanceof Receipt receipt) {
      MovementCheck.check(receipt, form);
    } else if (record instanceof Adjustment adjustment) {
      MovementCheck.check(adjustment, form);
    } else if (record instanceof Ack ack) {
      AckCheck.check(ack, form);
    } else if (record instanceof DemandHistory week) {
      HistoryCheck.check(week, form);
    } else if (record instanceof ExternalDecision decision) {
      ExternalCheck.check(decision, form);
    } else if (record instanceof Forecast forecast) {
      ForecastCheck.check(forecast, form);
    } else if (record instanceof Item item) {
      ItemCheck.check(item, form);
    } else if (record instanceof Network network) {
      NetworkCheck.check(network, form);
    } else if (record instanceof Control control) {
      ControlCheck.check(control, form);
    } else if (record instanceof PriceVector vector) {
      PriceCheck.check(vector, form);
    } else if (record instanceof Tick tick) {
      ClockCheck.check(tick, form);
    } else if (record instanceof Ask ask) {
      ClockCheck.check(ask, form);
    } else {
      throw new IllegalArgumentException("nobody sends a " + record.getClass().getSimpleName());
    }
    return form.result();
  }
}
