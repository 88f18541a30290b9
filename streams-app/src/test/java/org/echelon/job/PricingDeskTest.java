package org.echelon.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.network.Network;
import org.echelon.price.LaneQuota;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.pricing.PricingOptions;
import org.echelon.processor.intake.FormCheck;
import org.echelon.processor.plan.Worlds;
import org.echelon.reference.Capacity;
import org.echelon.reference.Node;
import org.echelon.schema.AvroTrust;
import org.echelon.system.Tick;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PricingDeskTest {
  private static final int SKUS = 60;
  private static final PricingSettings HOURLY =
      new PricingSettings(Duration.ofHours(1), PricingOptions.DEFAULT);

  private final PricingDesk desk = new PricingDesk(HOURLY);

  @BeforeAll
  static void trust() {
    AvroTrust.ensure();
  }

  @Test
  void shouldWaitForANetworkLaddersAndATick() {
    assertThat(desk.due()).isFalse();
    desk.network(network(1));
    assertThat(desk.due()).isFalse();
    ladders(desk, 1);
    assertThat(desk.due()).isFalse();
    tick(0);
    assertThat(desk.due()).isTrue();
  }

  @Test
  void shouldPriceWhatIsScarceWithACertificateAboutWhatItPublishes() {
    begin();

    // when
    PriceVector vector = desk.run();

    assertThat(vector.getVersion()).isEqualTo(1);
    assertThat(vector.getStatus()).isEqualTo(VectorStatus.CERTIFIED);
    assertThat(vector.getCertificate().getGapOfValue()).isLessThanOrEqualTo(0.01);
    assertThat(vector.getCertificate().getPrimalValue())
        .isLessThanOrEqualTo(vector.getCertificate().getDualBound() * (1 + 1e-9));
    assertThat(vector.getPrices())
        .filteredOn(price -> price.getValues().get(0) > 0)
        .extracting(Price::getNode)
        .containsExactly("FC-E");
    assertThat(vector.getPrices().get(0).getValues()).hasSize(network(1).getPeriods());
  }

  @Test
  void shouldShareScarceOutboundFlowAmongTheLanesThatLeave() {
    PricingDesk sharing = new PricingDesk(HOURLY.withLaneQuotas());
    for (PricingDesk each : List.of(desk, sharing)) {
      each.network(Worlds.limited(1, Map.of("DC", 60.0, "FC-E", 1_000.0, "FC-W", 1_000.0)));
      ladders(each, 1);
      each.tick(new Tick("clock", 1L, Worlds.START));
    }

    // when
    PriceVector vector = sharing.run();

    assertThat(desk.run().getQuotas()).isEmpty();

    assertThat(vector.getPrices())
        .filteredOn(price -> price.getValues().get(0) > 0)
        .extracting(Price::getNode)
        .contains("DC");
    assertThat(vector.getQuotas())
        .extracting(LaneQuota::getLane)
        .containsExactly("DC>FC-E", "DC>FC-W");
    double week = vector.getQuotas().stream().mapToDouble(q -> q.getUnitsPerPeriod().get(0)).sum();
    assertThat(week).isBetween(0.5 * 7 * 60, 7 * 60 + 1e-6);
  }

  @Test
  void shouldRunAgainWhenThePeriodTurnsAndNotBefore() {
    begin();
    desk.published(desk.run());

    tick(59);
    assertThat(desk.due()).isFalse();
    tick(60);
    assertThat(desk.due()).isTrue();
    assertThat(desk.run().getVersion()).isEqualTo(2);
  }

  @Test
  void shouldGoOnFromWhatWasPublishedBeforeARestart() {
    begin();
    PriceVector first = desk.run();
    PricingDesk restarted = new PricingDesk(HOURLY);
    restarted.network(network(1));
    restarted.published(first);
    ladders(restarted, 1);

    // when
    restarted.tick(new Tick("clock", 2L, Worlds.START.plus(Duration.ofMinutes(10))));

    assertThat(restarted.due()).as("the same period is not priced twice").isFalse();
    restarted.tick(new Tick("clock", 3L, Worlds.START.plus(Duration.ofMinutes(60))));
    assertThat(restarted.due()).isTrue();
    PriceVector second = restarted.run();
    assertThat(second.getVersion()).isEqualTo(2);
    assertThat(second.getCertificate().getWarmStartVersion()).isEqualTo(1);
  }

  @Test
  void shouldRunAtOnceForANewNetworkAndWhenAsked() {
    begin();
    desk.published(desk.run());
    desk.network(network(2));
    assertThat(desk.due()).as("no ladders of the new network yet").isFalse();

    // when
    ladders(desk, 2);

    assertThat(desk.due()).isTrue();
    PriceVector vector = desk.run();
    assertThat(vector.getNetworkVersion()).isEqualTo(2);
    desk.published(vector);
    assertThat(desk.due()).isFalse();
    desk.control(run(1));
    assertThat(desk.due()).isTrue();
    desk.published(desk.run());
    desk.control(run(1));
    assertThat(desk.due()).as("a repeated request is one").isFalse();
  }

  @Test
  void shouldTellWhetherEveryLadderIsOfTheNetworkInForce() {
    begin();
    assertThat(desk.whole()).isTrue();
    desk.network(network(2));
    assertThat(desk.whole()).isFalse();

    // when
    ladders(desk, 2);

    assertThat(desk.whole()).isTrue();
  }

  @Test
  void shouldPublishTheSameForTheSame() {
    begin();
    PricingDesk other = new PricingDesk(HOURLY);
    other.network(network(1));
    ladders(other, 1);
    other.tick(new Tick("clock", 1L, Worlds.START));

    assertThat(other.run().getPrices().toString()).isEqualTo(desk.run().getPrices().toString());
  }

  /** Otherwise one change that leaves a wide gap would stop all prices for ever. */
  @Test
  void shouldTakePricesOfAWideGapThatProveMoreThanThoseInForce() {
    PricingOptions usual = PricingOptions.DEFAULT;
    PricingDesk strict =
        new PricingDesk(
            new PricingSettings(
                Duration.ofHours(1),
                new PricingOptions(
                    usual.target(), usual.targetOfLoss(), 1e-12, usual.maxRounds(), usual.step())));
    strict.network(network(1));
    ladders(strict, 1);
    strict.tick(new Tick("clock", 1L, Worlds.START));
    PriceVector first = strict.run();
    assertThat(first.getCertificate().getGapOfValue()).isGreaterThan(1e-12);
    assertThat(first.getStatus()).isEqualTo(VectorStatus.CERTIFIED);
    strict.published(first);

    // No prices at all, as after an order of a person: far from the best ones.
    PriceVector none = PriceVector.newBuilder(first).setPrices(List.of()).setVersion(2).build();
    strict.published(none);
    double bound = strict.run().getCertificate().getDualBound();
    PriceVector taken = strict.run();

    assertThat(taken.getStatus()).isEqualTo(VectorStatus.CERTIFIED);
    assertThat(taken.getPrices()).anyMatch(price -> price.getValues().get(0) > 0);
    strict.published(PriceVector.newBuilder(taken).setVersion(3).build());
    assertThat(strict.run().getCertificate().getDualBound()).isLessThan(bound);
  }

  @Test
  void shouldReturnToFormerPricesOnce() {
    begin();
    PriceVector first = desk.run();
    desk.published(first);
    tick(60);
    PriceVector second = PriceVector.newBuilder(desk.run()).setPrices(List.of()).build();
    desk.published(second);
    tick(65);
    Control control = returning(1, 65);

    // when
    desk.control(control);
    PriceVector third = desk.returned().orElseThrow();
    desk.published(third);

    assertThat(third.getVersion()).isEqualTo(3);
    assertThat(third.getStatus()).isEqualTo(VectorStatus.MANUAL);
    assertThat(third.getPrices()).isEqualTo(first.getPrices()).isNotEqualTo(second.getPrices());
    assertThat(FormCheck.check(third)).isEmpty();
    assertThat(desk.returned()).isEmpty();
    assertThat(desk.due()).as("the prices of a person stay for the period").isFalse();
    PricingDesk restarted = new PricingDesk(HOURLY);
    restarted.network(network(1));
    restarted.tick(new Tick("clock", 70L, Worlds.START.plus(Duration.ofMinutes(70))));
    restarted.control(control);
    restarted.published(third);
    assertThat(restarted.returned()).as("what was done before a restart").isEmpty();
  }

  @Test
  void shouldNotReturnToPricesThatAreGoneOrOfAnotherNetwork() {
    begin();
    desk.published(desk.run());
    tick(5);
    desk.control(returning(7, 5));
    assertThat(desk.returned()).isEmpty();

    // when
    desk.network(network(2));
    desk.control(Control.newBuilder(returning(1, 5)).setRevision(2).build());

    assertThat(desk.returned()).isEmpty();
  }

  private static Control returning(long version, int minutes) {
    return Control.newBuilder(run(1))
        .setAction(ControlAction.RETURN)
        .setVersion(version)
        .setEffectiveAt(Worlds.START.plus(Duration.ofMinutes(minutes)))
        .build();
  }

  private void begin() {
    desk.network(network(1));
    ladders(desk, 1);
    tick(0);
  }

  private void tick(int minutes) {
    Instant at = Worlds.START.plus(Duration.ofMinutes(minutes));
    desk.tick(new Tick("clock", 1L + minutes, at));
  }

  private static Control run(int revision) {
    return Control.newBuilder()
        .setControlId("PRICE/network")
        .setRevision(revision)
        .setFamily(ControlFamily.PRICE)
        .setAction(ControlAction.RUN)
        .setScope("network")
        .setWho("planner")
        .setRole(Role.PLANNER)
        .setWhy("new contract with the carrier")
        .setRequestedAt(Worlds.START)
        .setEffectiveAt(Worlds.START)
        .setRequestId("request-" + revision)
        .build();
  }

  /** The small network where only FC-E is limited: to a part of what it would hold. */
  private static org.echelon.reference.Network network(long version) {
    org.echelon.reference.Network network = Worlds.network(version);
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.getNodes()) {
      Node.Builder copy = Node.newBuilder(node).setCapacity(List.of());
      if (node.getNode().equals("FC-E")) {
        copy.setCapacity(
            List.of(
                Capacity.newBuilder()
                    .setFromOn(LocalDate.parse("2026-01-01"))
                    .setStorageCube(300.0)
                    .build()));
      }
      nodes.add(copy.build());
    }
    return org.echelon.reference.Network.newBuilder(network).setNodes(nodes).build();
  }

  private static void ladders(PricingDesk desk, long networkVersion) {
    Network core = NetworkMapping.toCore(network(networkVersion), Worlds.START.toEpochMilli());
    NetworkTerms terms = NetworkTerms.of(core);
    SkuValuation valuation = new SkuValuation();
    for (int i = 0; i < SKUS; i++) {
      String sku = "S" + i;
      SkuPlan plan =
          valuation.plan(
              terms,
              ItemMapping.terms(Worlds.item(sku, 1), core),
              ForecastMapping.profile(
                  Worlds.forecast(sku, 1, Map.of("Z-E", 7.0 + i % 5, "Z-W", 5.0)),
                  core,
                  LocalDate.parse("2026-11-23")),
              PriceView.none(core.nodeSpan()),
              null);
      desk.ladder(sku, plan);
    }
  }
}
