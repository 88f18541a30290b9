package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.producers.cost.CostSheet;
import org.echelon.producers.forecast.DemandLearner;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.partner.Partners;
import org.echelon.producers.world.World;
import org.echelon.reference.Item;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What the outside world sends in the course of a run, in virtual time: orders, the answers of
 * partners, deliveries that were on the way, and the forecasts of each week.
 */
final class WorldFeed implements AutoCloseable {
  private static final Duration HOUR = Duration.ofHours(1);

  private final World world;
  private final Partners partners;
  private final Scoreboard scoreboard;
  private final Patience patience;
  private final @Nullable CostSheet costs;
  private final Sending sending;
  private final DemandLearner forecaster;
  private final OrderFeed orders;
  private final List<Forecast> firstForecasts;
  private final Map<String, Long> rowsRefused = new TreeMap<>();
  private long events;
  private long forecasts;

  /** Takes what is sent. */
  @FunctionalInterface
  interface Sending {
    void send(Topic topic, String key, SpecificRecord record);
  }

  /** A feed of customers who never give up, whose costs nobody asks for. */
  WorldFeed(World world, Partners partners, Scoreboard scoreboard, Sending sending) {
    this(world, partners, scoreboard, new Patience(Patience.ENDLESS), null, sending);
  }

  WorldFeed(
      World world,
      Partners partners,
      Scoreboard scoreboard,
      Patience patience,
      @Nullable CostSheet costs,
      Sending sending) {
    this.world = world;
    this.partners = partners;
    this.scoreboard = scoreboard;
    this.patience = patience;
    this.costs = costs;
    this.sending = sending;
    this.firstForecasts = world.forecasts();
    this.forecaster = world.learner();
    this.orders = world.orders(partners.shippedFrom());
    partners.expect(world.ordersOnTheWay());
  }

  /** Sends all items and their first forecasts. */
  void catalogue() {
    for (Item item : world.items()) {
      send(Topic.ITEM, item.getSku(), item);
    }
    for (Forecast forecast : firstForecasts) {
      send(Topic.FORECAST, forecast.getSku(), forecast);
    }
  }

  /** How many SKUs have a first forecast. */
  int forecastSkus() {
    return firstForecasts.size();
  }

  /** Sends the stock that is counted at the start. */
  void openingCounts(ToLongBiFunction<String, String> levels) {
    for (Adjustment count : world.openingCounts(levels)) {
      send(Topic.ADJUSTMENT, count.getSku(), count);
    }
  }

  /** Sends what happens up to and including an instant and was not sent before. */
  void until(Instant now) {
    giveUp(now);
    for (FeedRow row : orders.until(now)) {
      if (row instanceof FeedRow.Event event) {
        if (event.record() instanceof OrderLine line) {
          if (patience.gone(line)) {
            continue;
          }
          scoreboard.ordered(line);
          forecaster.observe(line);
          patience.ordered(line);
        }
        send(event.topic(), event.key(), event.record());
      } else if (row instanceof FeedRow.Refused refused) {
        rowsRefused.merge(refused.reason(), 1L, Long::sum);
      }
    }
    answers(now);
    for (Forecast forecast : forecaster.issue(now)) {
      forecasts++;
      send(Topic.FORECAST, forecast.getSku(), forecast);
    }
  }

  /**
   * Takes what happens up to and including an instant as sent by a run before this one, so that
   * customers, partners and forecasters go on from there.
   */
  void passOver(Instant now) {
    while (partners.next(now) != null) {
      // It was said then.
    }
    Instant to = world.startAt();
    while (to.isBefore(now)) {
      to = to.plus(HOUR).isBefore(now) ? to.plus(HOUR) : now;
      for (FeedRow row : orders.until(to)) {
        if (row instanceof FeedRow.Event event && event.record() instanceof OrderLine line) {
          forecaster.observe(line);
        }
      }
      forecaster.issue(to);
    }
  }

  /**
   * Sends word of the customers who give up. It comes before anything else of its step, so that all
   * that was decided before is known. The forecaster does not hear of it: they did want the units.
   */
  private void giveUp(Instant now) {
    for (Patience.GivenUp lost : patience.until(now)) {
      OrderLine line = lost.later();
      if (costs != null) {
        costs.lost(line, lost.units(), line.getOccurredAt());
      }
      send(Topic.ORDER, line.getSku(), line);
    }
  }

  /** Sends the answers of partners that are due, each booked before the next is asked for. */
  void answers(Instant now) {
    for (var answer = partners.next(now); answer != null; answer = partners.next(now)) {
      if (answer.record() instanceof Ack ack) {
        patience.answered(ack);
      }
      send(answer.topic(), answer.key(), answer.record());
    }
  }

  /** Whether the orders have ended. */
  boolean ended() {
    return orders.nextAt().isEmpty();
  }

  OrderFeed orders() {
    return orders;
  }

  Map<String, Long> rowsRefused() {
    return rowsRefused;
  }

  /** Records sent so far. */
  long events() {
    return events;
  }

  /** Forecasts sent after the first ones. */
  long newForecasts() {
    return forecasts;
  }

  @Override
  public void close() {
    orders.close();
  }

  private void send(Topic topic, String key, SpecificRecord record) {
    events++;
    if (costs != null) {
      costs.fed(record);
    }
    sending.send(topic, key, record);
  }
}
