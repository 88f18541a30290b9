package org.echelon.processor.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.echelon.codec.LogKind;
import org.echelon.command.AckKind;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.event.OrderChange;
import org.echelon.price.PriceVector;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.jspecify.annotations.Nullable;

/**
 * Two weeks of orders, departures, answers, prices, freezes, forecasts, switched regions and a new
 * network over some SKUs, drawn from a seed; gates grant what they were offered, at most a dozen
 * units.
 */
final class BusyFortnight {
  private static final List<String> SKUS = List.of("BOWL", "CUP", "JUG", "MUG", "PAN", "POT");
  private static final List<String> ZONES = List.of("Z-E", "Z-W");
  private static final int NETWORK_CHANGES = 150;
  private static final Duration STEP = Duration.ofMinutes(50);

  /** Steps at which the first half ends and regions are switched there and back. */
  private static final int HALF = 7 * 24;

  private static final Map<Integer, ControlAction> WEST =
      Map.of(60, ControlAction.SWITCH, 200, ControlAction.REVERT);
  private static final Map<Integer, ControlAction> ALL =
      Map.of(130, ControlAction.SWITCH, 260, ControlAction.REVERT);

  private final Random random;
  private final Scenario scenario;
  private final boolean switching;
  private final Consumer<Scenario> atHalf;
  private int orders;
  private int answered;
  private int controls;
  private long priceVersion;
  private long networkVersion = 1;
  private long forecastVersion = 1;

  private BusyFortnight(
      Scenario scenario, long seed, boolean switching, Consumer<Scenario> atHalf) {
    this.scenario = scenario;
    this.switching = switching;
    this.atHalf = atHalf;
    this.random = new Random(seed);
  }

  /** Lives it in a scenario; its log is then what a replay needs. */
  static Scenario live(long seed) {
    Scenario scenario = Scenario.begun();
    new BusyFortnight(scenario, seed, true, half -> {}).live();
    return scenario;
  }

  /** The same without switched regions, and with something that happens after the first week. */
  static Scenario live(Scenario scenario, long seed, Consumer<Scenario> atHalf) {
    scenario.feed("small", LogKind.NETWORK, Worlds.network(1));
    scenario.tick();
    new BusyFortnight(scenario, seed, false, atHalf).live();
    return scenario;
  }

  private void live() {
    for (String sku : SKUS) {
      scenario.item(sku, 1);
      scenario.forecast(sku, forecastVersion, 5 + random.nextInt(30), 5 + random.nextInt(30));
      scenario.count(sku, "DC", random.nextInt(60));
      scenario.count(sku, "FC-E", random.nextInt(9));
      scenario.count(sku, "FC-W", random.nextInt(9));
    }
    for (int step = 0; step < 14 * 24; step++) {
      scenario.after(STEP);
      if (step == NETWORK_CHANGES) {
        scenario.feed("small", LogKind.NETWORK, Worlds.network(++networkVersion));
      }
      if (switching) {
        turn("region:WEST", WEST.get(step));
        turn("network", ALL.get(step));
      }
      if (step == HALF) {
        atHalf.accept(scenario);
      }
      happen();
      if (step % 8 == 0) {
        depart("FC-E", "DC>FC-E");
        depart("FC-W", "DC>FC-W");
        depart("V", "V>DC");
      }
    }
  }

  private void turn(String scope, @Nullable ControlAction action) {
    if (action != null) {
      int revision = action == ControlAction.SWITCH ? 1 : 2;
      scenario.order(ControlFamily.REGION, action, scope, revision, order -> {});
    }
  }

  private void happen() {
    String sku = SKUS.get(random.nextInt(SKUS.size()));
    String zone = ZONES.get(random.nextInt(ZONES.size()));
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> scenario.order("SO-" + orders++ + sku, sku, 1 + random.nextInt(4), zone);
      case 4 -> {
        if (orders > 0) {
          String id = "SO-" + random.nextInt(orders) + sku;
          scenario.order(id, 2 + random.nextInt(3), sku, 0, zone, OrderChange.CANCELLED);
        }
      }
      case 5, 6, 7 -> answer();
      case 8 -> scenario.count(sku, random.nextBoolean() ? "FC-E" : "FC-W", random.nextInt(12));
      case 9 -> scenario.feed("small", LogKind.PRICE, prices());
      case 10 ->
          scenario.control(
              "node:FC-E",
              ++controls,
              controls % 2 == 1 ? ControlAction.FREEZE : ControlAction.UNFREEZE);
      default ->
          scenario.forecast(sku, ++forecastVersion, 5 + random.nextInt(30), 5 + random.nextInt(30));
    }
  }

  private PriceVector prices() {
    Map<String, Double> storage =
        Map.of("FC-E", random.nextInt(20) / 100.0, "FC-W", random.nextInt(20) / 100.0);
    return PriceVector.newBuilder(Worlds.prices(++priceVersion, storage))
        .setNetworkVersion(networkVersion)
        .build();
  }

  private void answer() {
    for (; answered < scenario.transfers().size(); answered++) {
      var command = scenario.transfers().get(answered);
      if (random.nextInt(5) > 0) {
        String id = command.getCommandId();
        scenario.ack(command.getSku(), id, AckKind.SHIPPED, "DC", command.getUnits());
        scenario.receipt("GR-" + id, command.getSku(), command.getTo(), command.getUnits(), id);
      }
    }
    var assignments = scenario.assignments();
    if (!assignments.isEmpty()) {
      var command = assignments.get(random.nextInt(assignments.size()));
      AckKind kind = random.nextInt(4) > 0 ? AckKind.SHIPPED : AckKind.REJECTED;
      scenario.ack(
          command.getSku(), command.getCommandId(), kind, command.getNode(), command.getUnits());
    }
    var purchases = scenario.purchases();
    if (!purchases.isEmpty()) {
      var command = purchases.get(random.nextInt(purchases.size()));
      String id = command.getCommandId();
      scenario.receipt("GR-" + id, command.getSku(), "DC", command.getUnits(), id);
    }
  }

  private void depart(String gate, String lane) {
    scenario.ask(gate, lane);
    List<Offer> offers = scenario.out.toGates(Offer.class);
    Offer offer = offers.get(offers.size() - 1);
    for (String sku : SKUS) {
      long units =
          offer.getLines().stream()
              .filter(line -> line.getSku().equals(sku))
              .mapToLong(OfferLine::getUnits)
              .sum();
      if (units > 0) {
        scenario.grant(gate, sku, lane, Math.min(units, 12));
      }
    }
  }
}
