package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.codec.Origin;
import org.echelon.command.AckKind;
import org.echelon.event.OrderChange;
import org.echelon.price.Certificate;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.reference.Network;
import org.echelon.state.Outcomes;
import org.echelon.state.Task;
import org.junit.jupiter.api.Test;

/** What cannot be placed, dated or believed is refused with its reason, and counted. */
class RefusalsTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  @Test
  void shouldRefuseFactsThatCannotBePlacedOrDatedAndCountThem() {
    scenario.item(MUG, 1);
    scenario.count(MUG, "FC-E", 5);

    // when
    scenario.count(MUG, "FC-X", 5);
    scenario.order("SO-1", MUG, 1, "Z-X");
    scenario.order("SO-2", MUG, 1, "Z-E");
    scenario.order("SO-2", MUG, 2, "Z-E");
    scenario.order("SO-2", 3, MUG, 2, "Z-E", OrderChange.CHANGED);
    scenario.order("SO-2", 2, MUG, 3, "Z-E", OrderChange.CHANGED);
    Scenario.Entry late = scenario.order("SO-3", MUG, 1, "Z-E");
    scenario.take(late);

    assertThat(scenario.refusals())
        .containsExactly("REF_UNKNOWN_NODE", "REF_UNKNOWN_ZONE", "DOC_CONFLICT");
    Task report = scenario.report();
    Outcomes all = report.getOutcomes();
    assertThat(all.getApplied()).isEqualTo(5);
    assertThat(all.getDuplicate()).isEqualTo(1);
    assertThat(all.getStale()).isEqualTo(1);
    assertThat(all.getRefused()).isEqualTo(3);
    assertThat(all.getRead()).isEqualTo(10);
    assertThat(report.getSources().stream().mapToLong(s -> s.getOutcomes().getRead()).sum())
        .isEqualTo(10);
  }

  @Test
  void shouldRefuseWhatIsTooFarAheadOrTooOldByTheLastTick() {
    Scenario ahead = new Scenario();
    ahead.after(Duration.ofMinutes(6));
    Scenario.Entry future = ahead.count(MUG, "FC-E", 1);
    Scenario.Entry present = scenario.count(MUG, "FC-E", 2);

    // when
    scenario.take(future);
    scenario.after(Duration.ofDays(8));
    scenario.take(present);

    assertThat(scenario.refusals()).containsExactly("TIME_FUTURE", "TIME_TOO_OLD");
  }

  @Test
  void shouldRefuseFactsBeforeThereIsANetwork() {
    Scenario early = new Scenario();

    // when
    early.count(MUG, "FC-E", 1);

    assertThat(early.refusals()).containsExactly("REF_UNKNOWN_NODE");
    early.feed("small", LogKind.NETWORK, Worlds.network(1));
    assertThat(early.report().getOutcomes().getRefused()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAcksThatTheirCommandContradicts() {
    scenario.item(MUG, 1);
    scenario.count(MUG, "FC-E", 5);
    scenario.order("SO-1", MUG, 1, "Z-E");
    String id = scenario.assignments().get(0).getCommandId();

    // when
    scenario.ack(MUG, id, AckKind.ACCEPTED, "FC-W", 1);
    scenario.ack(MUG, id, AckKind.ACCEPTED, "FC-E", 2);

    assertThat(scenario.refusals()).containsExactly("ACK_WRONG_NODE", "ACK_EXCEEDS_COMMAND");
  }

  @Test
  void shouldSendBackAnAckWhoseCommandDoesNotAppearForTwoDays() {
    scenario.ack(MUG, "T-NEVER", AckKind.PICKED, "DC", 1);
    scenario.after(Duration.ofHours(47));
    scenario.restart();
    assertThat(scenario.refusals()).isEmpty();
    assertThat(scenario.report().getOutcomes().getApplied()).isEqualTo(1);

    // when
    scenario.after(Duration.ofHours(1));

    assertThat(scenario.out.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.refusal().code()).isEqualTo("REF_UNKNOWN_COMMAND");
              assertThat(refused.origin()).isEqualTo(new Origin("ack", 0, 2));
              assertThat(refused.key()).isEqualTo(MUG);
            });
    assertThat(scenario.report().getOutcomes().getRefused()).isEqualTo(1);
    assertThat(scenario.report().getOutcomes().getApplied()).isZero();
  }

  @Test
  void shouldSendBackEarlyAcksThatDoNotFitTheirCommand() {
    Scenario other = Scenario.begun();
    other.item(MUG, 1);
    other.count(MUG, "FC-E", 5);
    other.order("SO-1", MUG, 1, "Z-E");
    String id = other.assignments().get(0).getCommandId();
    scenario.ack(MUG, id, AckKind.PICKED, "FC-W", 1);
    scenario.ack(MUG, id, AckKind.ACCEPTED, "FC-E", 1);

    // when
    scenario.item(MUG, 1);
    scenario.count(MUG, "FC-E", 5);
    scenario.order("SO-1", MUG, 1, "Z-E");
    scenario.after(Duration.ofHours(49));

    assertThat(scenario.refusals()).containsExactly("ACK_WRONG_NODE");
    assertThat(scenario.out.refused().get(0).origin()).isEqualTo(new Origin("ack", 0, 2));
  }

  @Test
  void shouldRefuseOtherContentUnderTheSameRevisionOfAnItem() {
    scenario.item(MUG, 1);

    // when
    scenario.item(MUG, 1, "FC-E");

    assertThat(scenario.refusals()).containsExactly("DOC_CONFLICT");
  }

  @Test
  void shouldKeepTheLastGoodPricesWhenAVectorIsRefused() {
    PriceVector good = Worlds.prices(1, Map.of("FC-E", 0.02));
    scenario.feed("small", LogKind.PRICE, good);

    // when
    price(good, 3, Double.NaN);
    price(good, 4, -0.1);
    price(good, 2, 0.1);
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(good).setVersion(5).setNetworkVersion(7).build());
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(good).setVersion(6).setCertificate(null).build());
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(good)
            .setVersion(7)
            .setStatus(VectorStatus.CERTIFICATE_ONLY)
            .build());

    assertThat(scenario.refusals())
        .containsExactly(
            "PRICE_SHAPE", "PRICE_SHAPE", "PRICE_VERSION", "PRICE_SHAPE", "PRICE_CERTIFICATE");
    assertThat(scenario.report().getPriceVersion()).isEqualTo(1);

    // when
    price(good, 8, 0.03);

    assertThat(scenario.report().getPriceVersion()).isEqualTo(8);
  }

  @Test
  void shouldRefuseANetworkThatGoesBackOrIsWrong() {
    scenario.feed("small", LogKind.NETWORK, Worlds.network(3));
    scenario.feed("small", LogKind.NETWORK, Worlds.network(3));
    assertThat(scenario.refusals()).isEmpty();

    // when
    scenario.feed("small", LogKind.NETWORK, Worlds.network(2));
    scenario.feed(
        "small",
        LogKind.NETWORK,
        Network.newBuilder(Worlds.network(3)).setSource("another").build());
    scenario.feed(
        "small",
        LogKind.NETWORK,
        Network.newBuilder(Worlds.network(4)).setShipOptions(List.of()).build());

    assertThat(scenario.refusals())
        .containsExactly("VERSION_CONFLICT", "VERSION_CONFLICT", "NET_NO_ROUTE");
    assertThat(scenario.report().getNetworkVersion()).isEqualTo(3);
  }

  @Test
  void shouldRefusePricesWhosePlanIsWorthMoreThanTheBoundOnAllPlans() {
    PriceVector good = Worlds.prices(1, Map.of("FC-E", 0.02));
    Certificate wrong = Certificate.newBuilder(good.getCertificate()).setPrimalValue(101).build();

    // when
    scenario.feed(
        "small", LogKind.PRICE, PriceVector.newBuilder(good).setCertificate(wrong).build());

    assertThat(scenario.refusals()).containsExactly("PRICE_CERTIFICATE");
    assertThat(scenario.report().getPriceVersion()).isZero();
  }

  private void price(PriceVector good, long version, double value) {
    var price = Price.newBuilder(good.getPrices().get(0)).setValues(List.of(value)).build();
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(good).setVersion(version).setPrices(List.of(price)).build());
  }
}
