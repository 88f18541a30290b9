package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.echelon.codec.LogKind;
import org.echelon.command.AckKind;
import org.echelon.event.OrderChange;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.processor.plan.AnsweredAssignments.Held;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random orders, changes, prices, stock and answers, in any order, twice and too late, over
 * restarts in every third story: no command goes out for units that another warehouse may still
 * ship, none for units that are not there, and where warehouses keep to their word no order is
 * shipped twice.
 */
class NeverShippedTwiceTest {
  private static final String MUG = "MUG";
  private static final int STORIES = 150;
  private static final int STEPS = 70;

  private Scenario scenario;
  private AnsweredAssignments seen;
  private SplittableRandom random;
  private boolean honest;
  private int revision;
  private long prices;
  private int reassigned;
  private int reissued;

  @ParameterizedTest(name = "warehouses keep to their word: {0}")
  @ValueSource(booleans = {true, false})
  void shouldHoldForAnyStory(boolean keepingTheirWord) {
    honest = keepingTheirWord;
    for (int story = 0; story < STORIES; story++) {
      begin(new SplittableRandom(810 + story));
      for (int step = 0; step < STEPS; step++) {
        // A count covers all of its minute.
        scenario.after(Duration.ofMinutes(1));
        seen.read(scenario);

        // when
        step();

        seen.read(scenario);
        checkShipped();
        if (story % 3 == 0 && step % 10 == 9) {
          scenario.restart();
        }
      }
      reassigned += seen.reassigned;
      reissued += seen.reissued;
    }
    System.out.println(
        STORIES + " stories, " + reassigned + " second thoughts, " + reissued + " sent elsewhere");
    assertThat(reassigned).isGreaterThan(STORIES / 2);
    assertThat(reissued).isGreaterThan(STORIES / 4);
  }

  private void begin(SplittableRandom chance) {
    random = chance;
    scenario = Scenario.begun();
    seen = new AnsweredAssignments();
    revision = 1;
    prices = 0;
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    for (String node : List.of("FC-E", "FC-W", "DC")) {
      counted(node, random.nextInt(4));
    }
    order();
    seen.read(scenario);
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0, 1 -> order();
      case 2 -> changeOrder();
      case 3, 4 -> counted(random.nextBoolean() ? "FC-E" : "FC-W", random.nextInt(6));
      case 5 -> price();
      case 6, 7 -> scenario.after(Duration.ofMinutes(random.nextInt(1, 200)));
      case 8 -> scenario.after(Duration.ofHours(random.nextInt(1, 40)));
      case 9 -> again();
      default -> answer();
    }
  }

  private void order() {
    String order = "SO-" + seen.ordered.size();
    long units = random.nextInt(1, 4);
    seen.ordered.put(order, units);
    scenario.order(order, MUG, units, zone());
  }

  /** Another zone, or more units; an order is never lowered here, which would excuse too much. */
  private void changeOrder() {
    String order = "SO-" + random.nextInt(seen.ordered.size());
    long units = seen.ordered.merge(order, (long) random.nextInt(2), Long::sum);
    scenario.order(order, ++revision, MUG, units, zone(), OrderChange.CHANGED);
  }

  private String zone() {
    return random.nextBoolean() ? "Z-E" : "Z-W";
  }

  /** Some units more than were there are counted. */
  private void counted(String node, long more) {
    long units = seen.present.merge(node, more, Long::sum);
    scenario.count(MUG, node, Math.max(0, units));
    seen.present.put(node, Math.max(0, units));
  }

  private void price() {
    Price price =
        Price.newBuilder()
            .setNode(random.nextBoolean() ? "FC-E" : "FC-W")
            .setResource(Resource.OUTBOUND)
            .setValues(List.of(random.nextDouble(8)))
            .build();
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(Worlds.prices(++prices, Map.of()))
            .setPrices(List.of(price))
            .setStatus(VectorStatus.MANUAL)
            .build());
  }

  /** A record comes once more. */
  private void again() {
    scenario.take(scenario.log.get(random.nextInt(2, scenario.log.size())));
  }

  private void answer() {
    List<Held> open =
        seen.all.stream()
            .filter(held -> held.shipped == 0)
            .filter(held -> !honest || held.mayShip(scenario.now()) > 0)
            .toList();
    if (open.isEmpty()) {
      return;
    }
    Held held = open.get(random.nextInt(open.size()));
    switch (random.nextInt(held.calledOff ? 5 : 4)) {
      case 0 -> seen.answer(scenario, MUG, held, AckKind.ACCEPTED, held.issue.getUnits());
      case 1 -> seen.answer(scenario, MUG, held, AckKind.PICKED, held.issue.getUnits());
      case 2 -> ship(held);
      case 3 -> seen.answer(scenario, MUG, held, AckKind.REJECTED, 0);
      default -> seen.answer(scenario, MUG, held, AckKind.CANCELLED, 0);
    }
  }

  private void ship(Held held) {
    long units = random.nextInt(1, (int) held.issue.getUnits() + 1);
    if (seen.present.get(held.issue.getNode()) >= units) {
      seen.answer(scenario, MUG, held, AckKind.SHIPPED, units);
    }
  }

  private void checkShipped() {
    if (honest) {
      seen.ordered.forEach(
          (order, units) -> assertThat(seen.shipped(order)).as(order).isLessThanOrEqualTo(units));
    }
  }
}
