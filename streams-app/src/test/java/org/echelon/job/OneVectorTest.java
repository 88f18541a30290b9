package org.echelon.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.echelon.job.WeekDesks.PEAK;
import static org.echelon.job.WeekDesks.STEADY;
import static org.echelon.job.WeekDesks.desk;
import static org.echelon.job.WeekDesks.network;
import static org.echelon.job.WeekDesks.step;
import static org.echelon.job.WeekDesks.values;

import java.time.Duration;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.pricing.PricingOptions;
import org.echelon.processor.intake.FormCheck;
import org.echelon.processor.plan.Worlds;
import org.echelon.reference.Capacity;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One vector of prices is the default, whatever is announced. */
class OneVectorTest {

  @BeforeAll
  static void trust() {
    AvroTrust.ensure();
  }

  @Test
  void shouldMakeOneVectorByDefaultWhateverIsAnnounced() {
    PricingSettings usual = new PricingSettings(Duration.ofHours(1), PricingOptions.DEFAULT);
    Capacity[] limits = {step(0, 300), step(21, 120), step(35, 300)};

    PriceVector vector = desk(usual, network(1, limits), PEAK).run();

    assertThat(usual.weeks()).isOne();
    assertThat(PricingSettings.DEFAULT.weeks()).isOne();
    assertThat(FormCheck.check(vector)).isEmpty();
    assertThat(vector.getPrices()).isNotEmpty().allSatisfy(OneVectorTest::isTheSameInAllPeriods);
    assertThat(values(vector).get(0)).isPositive();
    // The same world with prices by week has others.
    assertThat(desk(6, network(1, limits), PEAK).run().getPrices())
        .isNotEqualTo(vector.getPrices())
        .anyMatch(price -> price.getValues().stream().distinct().count() > 1);
    // Limits of weeks to come play no part.
    assertThat(desk(usual, network(1, step(0, 300)), PEAK).run()).isEqualTo(vector);
  }

  @Test
  void shouldReadForecastsOnlyForPricesByWeek() {
    var network = network(1, step(0, 300));

    assertThat(PricingInputs.topics(desk(6, network, STEADY))).contains(Topic.FORECAST);
    assertThat(PricingInputs.topics(desk(1, network, STEADY)))
        .contains(Topic.LADDER, Topic.TICK)
        .doesNotContain(Topic.FORECAST);
  }

  @Test
  void shouldRefuseWeeksThatNobodyCanPrice() {
    Duration hourly = Duration.ofHours(1);
    PricingOptions options = PricingOptions.DEFAULT;

    assertThatThrownBy(() -> new PricingSettings(hourly, options, 0))
        .hasMessage("weeks with prices of their own are 1 to 6, not 0");
    assertThatThrownBy(() -> new PricingSettings(hourly, options, 7)).hasMessageContaining("not 7");
    assertThatThrownBy(
            () -> new PricingSettings(hourly, options, PricingSettings.Oracle.DISTRIBUTED, 2))
        .hasMessageContaining("workers answer one vector");
    assertThat(new PricingSettings(hourly, options, PricingSettings.Oracle.DISTRIBUTED, 1).weeks())
        .isOne();
  }

  private static void isTheSameInAllPeriods(Price price) {
    assertThat(price.getValues())
        .hasSize(Worlds.network(1).getPeriods())
        .containsOnly(price.getValues().get(0));
    assertThat(price.getUsage()).containsOnly(price.getUsage().get(0));
    assertThat(price.getCapacity()).containsOnly(price.getCapacity().get(0));
  }
}
