package org.echelon.producers.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.echelon.codec.NetworkMapping;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.network.Network;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What scenarios do to a world. */
class ScenarioWorldTest {
  private static final int WARM_UP = 3;
  private static final int DAYS = 24;
  private static final World NOMINAL = new Us8World(5, 20, DAYS);
  private static final Instant COUNTED = NOMINAL.startAt().plus(Duration.ofDays(WARM_UP));

  @ParameterizedTest
  @FieldSource("org.echelon.producers.scenario.Scenarios#NAMES")
  void shouldPublishWhatIntakeAdmits(String name) {
    World world = world(name);

    assertThat(world.publishedOverTime().values()).allMatch(n -> FormCheck.check(n).isEmpty());
    assertThat(world.forecasts()).allMatch(f -> FormCheck.check(f).isEmpty());
    assertThat(units(world)).isPositive();
  }

  @Test
  void shouldOrderMoreInAPeakAndOnlyThen() {
    World world = world("peak-surprise");
    Instant from = COUNTED.plus(Duration.ofDays(7));
    Instant until = from.plus(Duration.ofDays(7));

    assertThat(units(world, NOMINAL.startAt(), from))
        .isEqualTo(units(NOMINAL, NOMINAL.startAt(), from));
    assertThat(units(world, from, until)).isEqualTo(2 * units(NOMINAL, from, until));
    assertThat(units(world, until, until.plus(Duration.ofDays(5))))
        .isEqualTo(units(NOMINAL, until, until.plus(Duration.ofDays(5))));
    assertThat(world.forecasts()).isEqualTo(NOMINAL.forecasts());
  }

  @Test
  void shouldAddAPartOfATimeByChance() {
    Map<String, String> half = Map.of("demand.factor", "1.5", "demand.days", "20");
    World world = new ScenarioWorld(NOMINAL, new Scenario("own", "", half), WARM_UP, 5);

    double times =
        (double) units(world, COUNTED, COUNTED.plus(Duration.ofDays(20)))
            / units(NOMINAL, COUNTED, COUNTED.plus(Duration.ofDays(20)));
    assertThat(times).isCloseTo(1.5, within(0.15));
    assertThat(units(world)).isEqualTo(units(world));
  }

  @Test
  void shouldForecastAnAnnouncedPeakInItsWeeks() {
    Forecast plain = NOMINAL.forecasts().get(0);
    Forecast told = world("peak-announced").forecasts().get(0);

    // The peak runs from Thursday noon of the second week to that of the third, in Chicago.
    List<Double> factors =
        told.getWeekUnits().stream().map(units -> units / plain.getWeekUnits().get(0)).toList();
    assertThat(factors).hasSize(4);
    assertThat(factors.get(0)).isEqualTo(1);
    assertThat(factors.get(1)).isCloseTo(1 + 3.25 / 7, within(1e-9));
    assertThat(factors.get(2)).isCloseTo(1 + 3.75 / 7, within(1e-9));
    assertThat(factors.get(3)).isEqualTo(1);
    assertThat(told.getWeekVarianceToMean()).hasSize(4);
  }

  @Test
  void shouldLearnNothingOfAnAnnouncedPeak() {
    assertThat(learned(world("peak-announced"), 21)).isEqualTo(learned(NOMINAL, 21));
    assertThat(learned(world("peak-surprise"), 21)).isGreaterThan(learned(NOMINAL, 21));
  }

  @Test
  void shouldTellForecastsThatAreTooHighAndLearnAsEver() {
    World world = world("bias-plus-30");

    double plain = sum(NOMINAL.forecasts());
    assertThat(sum(world.forecasts())).isCloseTo(1.3 * plain, within(1e-6));
    assertThat(learned(world, 14)).isCloseTo(1.3 * learned(NOMINAL, 14), within(1e-6));
  }

  @Test
  void shouldTellOfAPromotionOfSomeSkusFourWeeksBefore() {
    Map<String, String> late =
        Map.of(
            "demand.factor", "3",
            "demand.sku-share", "0.3",
            "demand.from-day", "12",
            "demand.days", "5",
            "demand.announced", "true",
            "demand.known-days", "7");
    World world = new ScenarioWorld(NOMINAL, new Scenario("own", "", late), WARM_UP, 5);
    Instant from = COUNTED.plus(Duration.ofDays(12));

    assertThat(world.forecasts()).isEqualTo(NOMINAL.forecasts());
    List<Forecast> told = world.learner().issue(from.minus(Duration.ofDays(6)));
    long uneven = told.stream().filter(f -> f.getWeekUnits().size() > 1).count();
    assertThat(uneven).isBetween(1L, told.size() - 1L);
    long more = units(world, from, from.plus(Duration.ofDays(5)));
    long usual = units(NOMINAL, from, from.plus(Duration.ofDays(5)));
    assertThat(more).isBetween(usual + 1, 3 * usual - 1);
  }

  @Test
  void shouldAnnounceLessFlowOfASiteByItsCapacitySteps() {
    Map<String, String> half =
        Map.of(
            "reduced.node", "FC-NE1",
            "reduced.flow", "0.5",
            "reduced.from-day", "12",
            "reduced.days", "5",
            "reduced.known-days", "7");
    World world = new ScenarioWorld(NOMINAL, new Scenario("own", "", half), WARM_UP, 5);

    var told = world.publishedOverTime().lastEntry();
    assertThat(told.getKey()).isEqualTo(COUNTED.plus(Duration.ofDays(5)));
    assertThat(FormCheck.check(told.getValue())).isEmpty();
    for (int day : new int[] {6, 12, 16, 17}) {
      long at = COUNTED.plus(Duration.ofDays(day)).toEpochMilli();
      Network later = NetworkMapping.toCore(told.getValue(), at);
      Network usual = NetworkMapping.toCore(NOMINAL.network(), at);
      int fc = usual.ordinal("FC-NE1");
      double factor = day == 12 || day == 16 ? 0.5 : 1;
      assertThat(later.node(fc).capacity().outboundUnitsPerDay())
          .isEqualTo(factor * usual.node(fc).capacity().outboundUnitsPerDay());
    }
  }

  @Test
  void shouldShutTheLargestSiteForItsDays() {
    World world = world("facility-loss");
    Instant from = COUNTED.plus(Duration.ofDays(4));
    Instant until = from.plus(Duration.ofDays(10));

    assertThat(world.network()).isEqualTo(NOMINAL.network());
    assertThat(world.publishedOverTime()).hasSize(2).containsKey(from);
    assertThat(world.publishedOverTime().get(from).getVersion()).isEqualTo(2);
    assertThat(world.carriedOutOverTime()).isEqualTo(world.publishedOverTime());
    assertThat(shut(world, from)).isEqualTo(1);
    assertThat(shut(world, until)).isZero();
  }

  @Test
  void shouldSlowVendorsWithOrWithoutWord() {
    World silent = world("lead-time-doubled");
    World announced = world("lead-time-doubled-announced");

    double plain = vendorDays(NOMINAL.network());
    assertThat(vendorDays(silent.network())).isEqualTo(plain);
    assertThat(vendorDays(silent.asCarriedOut())).isEqualTo(2 * plain);
    assertThat(vendorDays(announced.network())).isEqualTo(2 * plain);
    assertThat(vendorDays(announced.asCarriedOut())).isEqualTo(2 * plain);
  }

  @Test
  void shouldGiveFlowsByWeekdayAndRegionsACost() {
    // The fifth of January 2026 is a Monday.
    long saturday = Instant.parse("2026-01-10T18:00:00Z").toEpochMilli();
    Network plain = NetworkMapping.toCore(NOMINAL.network(), saturday);
    Network labour = NetworkMapping.toCore(world("labour").network(), saturday);
    Network regional = NetworkMapping.toCore(world("regional").network(), saturday);

    int dc = plain.ordinal("DC-WEST");
    assertThat(labour.node(dc).capacity().inboundUnitsPerDay())
        .isEqualTo(0.4 * plain.node(dc).capacity().inboundUnitsPerDay());
    assertThat(plain.terms().regionPolicy().regional()).isFalse();
    assertThat(regional.terms().regionPolicy().outOfRegionPerUnit()).isEqualTo(1);
  }

  @Test
  void shouldTakeInMoreAndLessFromWeekToWeek() {
    Network usual = NetworkMapping.toCore(NOMINAL.network(), COUNTED.toEpochMilli());
    int dc = usual.ordinal("DC-WEST");
    for (int week = 0; week < 3; week++) {
      // Days from the first Monday on, at noon in all of the country.
      long at =
          Instant.parse("2026-01-05T20:00:00Z").plus(Duration.ofDays(7L * week)).toEpochMilli();
      Network labour = NetworkMapping.toCore(world("labour-weeks").network(), at);
      assertThat(labour.node(dc).capacity().inboundUnitsPerDay())
          .isEqualTo((week % 2 == 0 ? 1.2 : 0.8) * usual.node(dc).capacity().inboundUnitsPerDay());
      assertThat(labour.node(dc).capacity().outboundUnitsPerDay())
          .isEqualTo(usual.node(dc).capacity().outboundUnitsPerDay());
    }
  }

  @Test
  void shouldLetDemandGrowAndFallEvenly() {
    Peak ramp = Scenarios.of("ramp").peak(COUNTED, 5);

    assertThat(ramp.at(COUNTED)).isEqualTo(1);
    assertThat(ramp.at(COUNTED.plus(Duration.ofDays(21)))).isCloseTo(1.2, within(1e-9));
    assertThat(ramp.at(COUNTED.plus(Duration.ofDays(42)))).isCloseTo(1.4, within(1e-9));
    assertThat(ramp.at(COUNTED.plus(Duration.ofDays(63)))).isCloseTo(1.2, within(1e-9));
    assertThat(ramp.mean(COUNTED, COUNTED.plus(Duration.ofDays(84)))).isCloseTo(1.2, within(1e-3));
  }

  private static World world(String name) {
    return new ScenarioWorld(NOMINAL, Scenarios.of(name), WARM_UP, 5);
  }

  private static long shut(World world, Instant at) {
    Network network =
        NetworkMapping.toCore(world.publishedOverTime().lastEntry().getValue(), at.toEpochMilli());
    return network.nodes().stream().filter(node -> !node.open()).count();
  }

  private static double vendorDays(org.echelon.reference.Network network) {
    return network.getLanes().stream()
        .filter(lane -> lane.getKind() == LaneKind.PURCHASE)
        .map(Lane::getLeadTime)
        .mapToDouble(time -> time.getMeanDays())
        .sum();
  }

  private static double learned(World world, int days) {
    var learner = world.learner();
    Instant now = world.startAt().plus(Duration.ofDays(days));
    for (FeedRow row : world.orders().until(now)) {
      learner.observe((OrderLine) ((FeedRow.Event) row).record());
    }
    return sum(learner.issue(now));
  }

  private static double sum(List<Forecast> forecasts) {
    return forecasts.stream().mapToDouble(f -> f.getWeekUnits().get(0)).sum();
  }

  private static long units(World world) {
    return units(world, world.startAt(), world.startAt().plus(Duration.ofDays(DAYS)));
  }

  private static long units(World world, Instant from, Instant until) {
    return world.orders().until(until).stream()
        .map(row -> (OrderLine) ((FeedRow.Event) row).record())
        .filter(line -> !line.getPlacedAt().isBefore(from) && line.getPlacedAt().isBefore(until))
        .mapToLong(OrderLine::getUnits)
        .sum();
  }
}
