package org.echelon.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.List;
import org.echelon.job.NetworkTrial.Outcome;
import org.echelon.job.NetworkTrial.Row;
import org.echelon.price.PriceVector;
import org.echelon.pricing.PricingOptions;
import org.echelon.processor.plan.Supposition;
import org.echelon.processor.plan.Supposition.Kind;
import org.echelon.processor.plan.SuppositionException;
import org.echelon.schema.AvroTrust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** FC-E alone is limited, to a part of what it would hold. */
class NetworkTrialTest {
  private static final PricingSettings SETTINGS =
      new PricingSettings(Duration.ofHours(1), PricingOptions.DEFAULT);

  @BeforeAll
  static void trust() {
    AvroTrust.ensure();
  }

  @Test
  void shouldPriceMoreRoomLowerAndTellWhatItEarns() {
    PricingDesk desk = desk(300);

    // when
    Outcome outcome = NetworkTrial.of(desk, List.of(storage("FC-E", 1.1)));

    Row now = outcome.before().rows().get(0);
    Row then = outcome.after().rows().get(0);
    assertThat(now.node()).isEqualTo("FC-E");
    assertThat(now.capacity()).isEqualTo(300);
    assertThat(then.capacity()).isCloseTo(330, within(1e-9));
    assertThat(then.price()).isLessThan(now.price());
    assertThat(then.use()).isGreaterThan(now.use());
    assertThat(outcome.gainPerDay()).isPositive();
    assertThat(outcome.gainPerDay()).isBetween(outcome.leastGainPerDay(), outcome.mostGainPerDay());
    // The first cube more is worth the price before, the last one the price after.
    assertThat(outcome.gainPerDay()).isBetween(29.9 * then.price(), 30.1 * now.price());
  }

  @Test
  void shouldAnswerWhatTheJobAnswersToANetworkOfThatLimit() {
    // when
    Outcome outcome = NetworkTrial.of(desk(300), List.of(storage("FC-E", 1.1)));

    PriceVector real = desk(330).run();
    assertThat(outcome.after().rows().get(0).price())
        .isCloseTo(real.getPrices().get(0).getValues().get(0), withinPercentage(2));
    assertThat(outcome.after().boundPerDay())
        .isCloseTo(real.getCertificate().getDualBound(), withinPercentage(0.1));
  }

  @Test
  void shouldDifferByNothingWhereNothingDiffers() {
    Outcome outcome = NetworkTrial.of(desk(300), List.of(storage("FC-E", 1)));

    assertThat(outcome.after()).isEqualTo(outcome.before());
    assertThat(outcome.gainPerDay()).isZero();
  }

  @Test
  void shouldLeaveTheDeskAsItIs() {
    PricingDesk desk = desk(300);
    PricingDesk other = desk(300);

    NetworkTrial.of(desk, List.of(storage("FC-E", 2)));

    assertThat(desk.due()).isTrue();
    assertThat(desk.run()).isEqualTo(other.run());
  }

  @Test
  void shouldRefuseWhatCannotBeAnswered() {
    PricingDesk desk = desk(300);
    assertThatThrownBy(() -> NetworkTrial.of(desk, List.of(storage("FC-F", 1.1))))
        .isInstanceOf(SuppositionException.class)
        .hasMessageContaining("the nearest name is FC-E");
    assertThatThrownBy(() -> NetworkTrial.of(desk, List.of(storage("FC-W", 1.1))))
        .hasMessageContaining("no limit of storage is in force at FC-W");
    assertThatThrownBy(
            () -> NetworkTrial.of(desk, List.of(Supposition.times(Kind.FLOW, "FC-E", 1.1))))
        .hasMessageContaining("no limit of flow is in force at FC-E");
    assertThatThrownBy(
            () -> NetworkTrial.of(desk, List.of(Supposition.times(Kind.DEMAND, "", 1.1))))
        .hasMessageContaining("is a question about one SKU");
    assertThatThrownBy(
            () -> NetworkTrial.of(new PricingDesk(SETTINGS), List.of(storage("FC-E", 1.1))))
        .hasMessageContaining("nothing can be priced yet");
  }

  private static Supposition storage(String node, double factor) {
    return Supposition.times(Kind.STORAGE, node, factor);
  }

  private static PricingDesk desk(double cube) {
    return WeekDesks.desk(
        SETTINGS, WeekDesks.network(1, WeekDesks.step(0, cube)), WeekDesks.STEADY);
  }
}
