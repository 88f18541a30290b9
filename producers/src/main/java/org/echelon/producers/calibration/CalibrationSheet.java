package org.echelon.producers.calibration;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.NetworkMapping;
import org.echelon.command.Ack;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.price.PriceVector;
import org.echelon.producers.cost.CostSheet;
import org.echelon.reference.Network;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.topic.Topic;

/** Keeps what a run predicts and what comes, from what it is fed with and what it publishes. */
public final class CalibrationSheet implements VirtualPlatform.Subscriber {
  private final Instant startAt;
  private final CostSheet costs;
  private final DemandBook demand = new DemandBook();
  private final ArrivalBook arrivals;
  private final UseBook uses;

  /**
   * @param costs which books how much of capacities is used
   */
  public CalibrationSheet(Network network, Instant startAt, CostSheet costs) {
    this.startAt = startAt;
    this.costs = costs;
    this.arrivals = new ArrivalBook(NetworkMapping.toCore(network, startAt.toEpochMilli()));
    this.uses = new UseBook(startAt);
  }

  /** The outside world says something. */
  public void fed(SpecificRecord record) {
    if (record instanceof OrderLine line) {
      demand.take(line);
    } else if (record instanceof Forecast forecast) {
      demand.take(forecast);
    } else if (record instanceof Ack ack) {
      arrivals.take(ack);
    }
  }

  @Override
  public boolean wants(Topic topic) {
    return topic == Topic.TRANSFER || topic == Topic.PURCHASE || topic == Topic.PRICE;
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof TransferCommand command && command.getChange() == CommandChange.ISSUE) {
      Instant departure = command.getDepartureAt();
      Instant leaves =
          departure.isBefore(command.getIssuedAt()) ? command.getIssuedAt() : departure;
      arrivals.leaves(command.getCommandId(), command.getLane(), leaves);
    } else if (record instanceof PurchaseCommand command
        && command.getChange() == CommandChange.ISSUE) {
      arrivals.leaves(command.getCommandId(), command.getLane(), command.getIssuedAt());
    } else if (record instanceof PriceVector vector) {
      uses.take(vector);
    }
  }

  /** What was predicted for the days from one on, beside what came until now. */
  public Calibration summary(int fromDay, Instant now) {
    int until = (int) Duration.between(startAt, now).toDays();
    return new Calibration(
        demand.fits(startAt.plus(Duration.ofDays(fromDay)), now),
        arrivals.fits(now),
        uses.uses(costs, fromDay, until));
  }
}
