package org.echelon.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.echelon.job.WeekDesks.PEAK;
import static org.echelon.job.WeekDesks.STEADY;
import static org.echelon.job.WeekDesks.desk;
import static org.echelon.job.WeekDesks.network;
import static org.echelon.job.WeekDesks.step;
import static org.echelon.job.WeekDesks.values;

import java.time.Duration;
import java.util.List;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Network;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.pricing.PriceGuard;
import org.echelon.pricing.Resources;
import org.echelon.processor.intake.FormCheck;
import org.echelon.processor.plan.Worlds;
import org.echelon.reference.Capacity;
import org.echelon.schema.AvroTrust;
import org.echelon.system.Tick;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Prices by week where they are asked for and a week to come differs, else one vector. */
class WeekPricesTest {
  @BeforeAll
  static void trust() {
    AvroTrust.ensure();
  }

  @Test
  void shouldPublishTheOneVectorWhereAllWeeksAreAlike() {
    PriceVector byWeek = desk(6, network(1, step(0, 300)), STEADY).run();
    PriceVector one = desk(1, network(1, step(0, 300)), STEADY).run();

    assertThat(byWeek).isEqualTo(one);
    assertThat(values(byWeek)).containsOnly(values(byWeek).get(0));
    assertThat(values(byWeek).get(0)).isPositive();
  }

  @Test
  void shouldPublishOneVectorWhereOnlyAmpleRoomChanges() {
    Capacity[] ample = {step(0, 1e6), step(21, 5e5)};
    Capacity[] scarce = {step(0, 300)};

    PriceVector vector = desk(6, network(1, scarce, ample), STEADY).run();

    assertThat(vector).isEqualTo(desk(1, network(1, scarce, ample), STEADY).run());
    assertThat(values(vector)).containsOnly(values(vector).get(0));
    PriceVector free = desk(6, network(1, ample, ample), STEADY).run();
    assertThat(free.getPrices()).allMatch(price -> price.getValues().get(3) == 0);
  }

  @Test
  void shouldChargeMoreInWeeksOfAnnouncedScarcity() {
    var network = network(1, step(0, 300), step(21, 120), step(35, 300));

    PriceVector vector = desk(6, network, STEADY).run();

    assertThat(FormCheck.check(vector)).isEmpty();
    assertThat(vector.getStatus()).isEqualTo(VectorStatus.CERTIFIED);
    List<Double> storage = values(vector);
    assertThat(storage).hasSize(network.getPeriods());
    assertThat(storage.get(3)).isGreaterThan(1.2 * storage.get(0));
    assertThat(storage.get(4)).isGreaterThan(1.2 * storage.get(5));
    assertThat(storage.get(13)).as("after the last week it goes on").isEqualTo(storage.get(5));
    assertThat(vector.getPrices().get(0).getCapacity().subList(0, 6))
        .containsExactly(300.0, 300.0, 300.0, 120.0, 120.0, 300.0);
    assertThat(desk(1, network, STEADY).run().getPrices().get(0).getValues().get(3))
        .isEqualTo(desk(1, network, STEADY).run().getPrices().get(0).getValues().get(0));
  }

  @Test
  void shouldChargeMoreInWeeksOfAnnouncedDemand() {
    List<Double> storage = values(desk(6, network(1, step(0, 300)), PEAK).run());

    assertThat(storage.get(3)).isGreaterThan(1.2 * storage.get(0));
    assertThat(storage.get(4)).isGreaterThan(storage.get(5));
  }

  @Test
  void shouldFollowTheFormerPricesOfTheSameDays() {
    PricingDesk desk = desk(6, network(1, step(0, 300), step(21, 120), step(35, 300)), PEAK);
    PriceVector first = desk.run();
    desk.published(first);
    desk.tick(new Tick("clock", 2L, Worlds.START.plus(Duration.ofDays(7))));

    PriceVector next = desk.run();

    for (int period = 0; period + 1 < 6; period++) {
      double before = values(first).get(period + 1);
      double limit = PriceGuard.DEFAULT.limit(Resources.Kind.STORAGE, before);
      assertThat(values(next).get(period)).isCloseTo(before, within(limit * (1 + 1e-9)));
    }
  }

  @Test
  void shouldTakeTheMeanOfAWeeksDays() {
    List<Double> factors = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.3, 0.0);
    Capacity step =
        Capacity.newBuilder(step(0, 300))
            .setInboundUnitsPerDay(70.0)
            .setOutboundUnitsPerDay(700.0)
            .setDayFactors(factors)
            .build();
    var published = network(1, step);
    Network core = NetworkMapping.toCore(published, Worlds.START.toEpochMilli());

    WeekLimits limits = WeekLimits.of(published, core, Worlds.START.toEpochMilli(), 3);

    assertThat(limits.alike()).isTrue();
    Resources rows = limits.resources(0);
    assertThat(rows.row(rows.flowRow(core.ordinal("FC-E"))).capacity()).isCloseTo(53, within(1e-9));
  }
}
