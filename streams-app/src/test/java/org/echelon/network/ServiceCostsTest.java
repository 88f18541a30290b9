package org.echelon.network;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceCostsTest {
  private static final int FC = 2;
  private static final int NEXT_DAY = Speed.NEXT_DAY.ordinal();
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime FIVE = LocalTime.of(17, 0);

  @Test
  void shouldKeepADearerOptionThatLeavesLater() {
    assertThat(kept(option("EARLY", NINE, 4, 0, 2.5), option("LATE", FIVE, 4.5, 0, 2.5)))
        .containsExactly("EARLY", "LATE");
  }

  @Test
  void shouldKeepASlowerOptionThatIsCheaperWhereBothAreLate() {
    assertThat(kept(option("FAST", NINE, 3.6, 0, 2.5), slower("SLOW", 3.0)))
        .containsExactly("FAST", "SLOW");
  }

  @Test
  void shouldKeepADearerOptionForLargeUnits() {
    assertThat(kept(option("PARCEL", NINE, 3, 2, 2.5), option("PALLET", NINE, 6, 0.5, 2.5)))
        .containsExactly("PARCEL", "PALLET");
  }

  @Test
  void shouldDropWhatNoOrderNeeds() {
    assertThat(kept(option("DEARER", FIVE, 4.5, 0, 2.5), option("ALIKE", FIVE, 4, 0, 2.5)))
        .as("leaves with the other")
        .containsExactly("ALIKE");
    assertThat(kept(option("CHEAP", NINE, 1, 0, 2.5), option("DEAR", FIVE, 4, 1, 2.5)))
        .as("cheaper even when late")
        .containsExactly("CHEAP");
    assertThat(kept(option("CHEAP", NINE, 1, 0, 2.5), option("DEAR", FIVE, 4, 0, 0.5)))
        .as("unless a long queue makes lateness count several times")
        .hasSize(2);
  }

  @Test
  void shouldKeepADearerOptionThatLeavesOnOtherDays() {
    Set<DayOfWeek> working = EnumSet.range(MONDAY, FRIDAY);
    Set<DayOfWeek> weekend = Set.of(SATURDAY, SUNDAY);

    assertThat(kept(option("WORKING", working, 4), option("DAILY", Set.of(), 4.5)))
        .containsExactly("WORKING", "DAILY");
    assertThat(kept(option("WORKING", working, 4), option("WEEKEND", weekend, 4.5)))
        .containsExactly("WORKING", "WEEKEND");
    assertThat(kept(option("WORKING", working, 4.5), option("DAILY", Set.of(), 4)))
        .as("leaves whenever the other does")
        .containsExactly("DAILY");
    assertThat(kept(option("WORKING", working, 4), option("MONDAYS", Set.of(MONDAY), 4)))
        .containsExactly("WORKING");
    assertThat(kept(option("WORKING", working, 1), option("DAILY", Set.of(), 4)))
        .as("cheaper even when late")
        .containsExactly("WORKING");
  }

  @Test
  void shouldShareAClockAmongOptionsOfTheSameDaysOnly() {
    Set<DayOfWeek> weekend = Set.of(SATURDAY, SUNDAY);
    ServiceOption[] options =
        costs(
                List.of(
                    option("A", FIVE, 4, 1, 2.5),
                    option("B", weekend, 3.5),
                    option("C", EnumSet.allOf(DayOfWeek.class), 5)))
            .options(NEXT_DAY, 0);

    assertThat(options).extracting(o -> o.option().option()).containsExactly("B", "A", "C");
    assertThat(options[1].clock()).isEqualTo(options[2].clock()).isNotEqualTo(options[0].clock());
  }

  @Test
  void shouldCostPlansByTheBestOptionForTheCube() {
    System.out.println("random options, seed 77");
    SplittableRandom random = new SplittableRandom(77);
    for (int i = 0; i < 3000; i++) {
      List<ShipOption> options = new ArrayList<>();
      for (int o = 1 + random.nextInt(6); o > 0; o--) {
        LocalTime cutOff = random.nextBoolean() ? NINE : FIVE;
        double perUnit = random.nextInt(8);
        options.add(
            random.nextInt(3) == 0
                ? slower("O" + o, perUnit)
                : option("O" + o, cutOff, perUnit, random.nextInt(4) / 2.0, random.nextInt(4)));
      }
      ServiceCosts costs = costs(options);
      double cube = 6 * random.nextDouble();
      double least =
          options.stream()
              .mapToDouble(
                  o ->
                      o.costPerUnit()
                          + cube * o.costPerCube()
                          + (o.speed() == Speed.NEXT_DAY ? 0 : o.lateCostPerUnit()))
              .min()
              .orElseThrow();
      assertThat(costs.cost(NEXT_DAY, 0, cube)).isCloseTo(least, within(1e-12));
    }
  }

  private static Stream<String> kept(ShipOption... options) {
    return Stream.of(costs(List.of(options)).options(NEXT_DAY, 0)).map(o -> o.option().option());
  }

  private static ServiceCosts costs(List<ShipOption> options) {
    Network chain = Networks.chain();
    return ServiceCosts.of(
        new Network(
            "n", 1, Networks.terms(), chain.nodes(), chain.zones(), chain.lanes(), options));
  }

  private static ShipOption option(
      String name, LocalTime cutOff, double perUnit, double perCube, double late) {
    return new ShipOption(
        FC, 0, Speed.NEXT_DAY, name, 1, cutOff, ZoneOffset.UTC, perUnit, perCube, late);
  }

  private static ShipOption option(String name, Set<DayOfWeek> days, double perUnit) {
    return new ShipOption(
        FC, 0, Speed.NEXT_DAY, name, 1, FIVE, ZoneOffset.UTC, days, perUnit, 0, 2.5, List.of());
  }

  private static ShipOption slower(String name, double perUnit) {
    return new ShipOption(
        FC, 0, Speed.TWO_DAY, name, 2, FIVE, ZoneId.of("America/New_York"), perUnit, 0, 2.5);
  }
}
