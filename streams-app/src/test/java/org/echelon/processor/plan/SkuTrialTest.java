package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.echelon.codec.LogKind;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.price.PriceVector;
import org.echelon.processor.plan.SkuTrial.Outcome;
import org.echelon.processor.plan.SkuTrial.Row;
import org.echelon.processor.plan.Supposition.Kind;
import org.echelon.reference.Lane;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.Network;
import org.echelon.state.NodePosition;
import org.echelon.state.NodeProposal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is supposed is answered as Plan answers when it becomes true. */
class SkuTrialTest {
  private static final String MUG = "MUG";

  private final Tables tables = Scenario.tables(new MemoryTable());
  private final Scenario scenario = new Scenario(0, tables);

  @BeforeEach
  void begin() {
    scenario.feed("small", LogKind.NETWORK, Worlds.network(1));
    scenario.tick();
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 12);
    scenario.count(MUG, "DC", 60);
    scenario.count(MUG, "FC-E", 4);
    scenario.prices(1, Map.of("FC-E", 0.04));
    scenario.after(Duration.ofMinutes(1));
  }

  @Test
  void shouldSayWhatPlanHasPublishedWhereNothingIsOtherwise() {
    // when
    Outcome outcome = trial();

    assertThat(outcome.after()).isEqualTo(outcome.before());
    assertPublished(outcome.before());
    assertThat(outcome.priceVersion()).isEqualTo(1);
    assertThat(outcome.forecastVersion()).isEqualTo(1);
    assertThat(outcome.at()).isEqualTo(scenario.now());
    assertThat(row(outcome.before(), "FC-E").units()).isPositive();
    assertThat(row(outcome.before(), "FC-E").source()).hasValue("DC");
    assertThat(row(outcome.before(), "FC-E").departsAt()).isPresent();
  }

  @Test
  void shouldAnswerAsPlanDoesWhenMoreIsReallyForecast() {
    // when
    Outcome outcome = trial(Supposition.times(Kind.DEMAND, "", 1.5));

    scenario.forecast(MUG, 2, 30, 18);
    scenario.tick();
    assertPublished(outcome.after());
    assertThat(row(outcome.after(), "FC-E").levelUnits())
        .isGreaterThan(row(outcome.before(), "FC-E").levelUnits());
  }

  @Test
  void shouldAnswerForTheDemandOfOneZone() {
    // when
    Outcome outcome = trial(Supposition.times(Kind.DEMAND, "Z-E", 1.5));

    scenario.forecast(MUG, 2, 30, 12);
    scenario.tick();
    assertPublished(outcome.after());
  }

  @Test
  void shouldAnswerAsPlanDoesWhenALaneReallyTakesLonger() {
    // when
    Outcome outcome = trial(Supposition.times(Kind.LEAD_TIME, "DC>FC-E", 3));

    // The network makes the prices before it lapse, so they are told again for it.
    scenario.feed("small", LogKind.NETWORK, slower(3));
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(Worlds.prices(2, Map.of("FC-E", 0.04)))
            .setNetworkVersion(2)
            .build());
    scenario.tick();
    assertThat(row(outcome.after(), "FC-E").levelUnits())
        .isEqualTo(scenario.level(MUG, "FC-E"))
        .isGreaterThan(row(outcome.before(), "FC-E").levelUnits());
  }

  @Test
  void shouldAnswerAsPlanDoesToOtherPrices() {
    // when
    Outcome outcome = trial(Supposition.set(Kind.STORAGE_PRICE, "FC-E", 0.15));
    Outcome times = trial(Supposition.times(Kind.STORAGE_PRICE, "FC-E", 3.75));

    assertThat(times.after()).isEqualTo(outcome.after());
    scenario.prices(2, Map.of("FC-E", 0.15));
    scenario.tick();
    assertPublished(outcome.after());
    assertThat(row(outcome.after(), "FC-E").levelUnits())
        .isLessThan(row(outcome.before(), "FC-E").levelUnits());
  }

  @Test
  void shouldHoldNothingAtANodeThatIsShut() {
    // when
    Outcome outcome = trial(Supposition.closed("FC-E"));

    assertThat(row(outcome.after(), "FC-E").levelUnits()).isZero();
    assertThat(row(outcome.after(), "FC-E").units()).isZero();
    assertThat(row(outcome.after(), "FC-E").positionUnits()).isEqualTo(4);
    assertThat(row(outcome.after(), "FC-W").levelUnits())
        .isGreaterThan(row(outcome.before(), "FC-W").levelUnits());
    assertThat(outcome.notes()).contains("Units that are at FC-E stay there and serve nobody.");
  }

  @Test
  void shouldScaleDemandThatWasLearnedFromOrders() {
    scenario.item("CUP", 1);
    for (int i = 0; i < 30; i++) {
      scenario.order("O-" + i, "CUP", 2, "Z-E");
    }
    scenario.after(Duration.ofMinutes(1));

    // when
    Outcome outcome = SkuTrial.of(kept("CUP"), 0, 1, List.of(demand(2)));

    assertThat(outcome.forecastVersion()).isZero();
    assertThat(total(outcome.after())).isGreaterThan(total(outcome.before()));
  }

  @Test
  void shouldLeaveWhatPeopleHaveFixed() {
    scenario.order(
        ControlFamily.OVERRIDE,
        ControlAction.SET_LEVEL,
        "sku:MUG@FC-E",
        1,
        control -> control.setLevelUnits(9L));
    scenario.after(Duration.ofMinutes(1));

    // when
    Outcome outcome = trial(demand(2));

    assertThat(row(outcome.before(), "FC-E").levelUnits()).isEqualTo(9);
    assertThat(row(outcome.after(), "FC-E").levelUnits()).isEqualTo(9);
    assertThat(outcome.notes()).contains("What people have fixed at FC-E stays.");
  }

  @Test
  void shouldChangeNothingOfWhatItWasGiven() {
    KeptPlan kept = kept(MUG);

    Outcome once = SkuTrial.of(kept, 0, 1, List.of(demand(2), Supposition.closed("FC-W")));
    Outcome again = SkuTrial.of(kept, 0, 1, List.of(demand(2), Supposition.closed("FC-W")));

    assertThat(again).isEqualTo(once);
    assertThat(SkuTrial.of(kept, 0, 1, List.of()).before()).isEqualTo(once.before());
  }

  @Test
  void shouldNameTheNearestOfWhatIsNotKnown() {
    refused("node \"FC-F\" is not in network v1; the nearest name is FC-E", "FC-F", Kind.CLOSED);
    refused("zone \"Z-N\" is not in network v1; the nearest name is Z-E", "Z-N", Kind.DEMAND);
    refused("lane \"DC>FC-X\" is not in network v1", "DC>FC-X", Kind.LEAD_TIME);
    refused("limits concern all SKUs", "FC-E", Kind.STORAGE);
    assertThatThrownBy(() -> SkuTrial.of(kept("MUGG"), 0, 1, List.of()))
        .hasMessageContaining("\"MUGG\" is not known to Plan");
    assertThat(kept("MUGG").known()).isFalse();
    assertThat(kept(MUG).known()).isTrue();
  }

  @Test
  void shouldSayWhyThereIsNoPlanToStartFrom() {
    scenario.item("NEW", 1);
    scenario.count("NEW", "DC", 5);
    scenario.after(Duration.ofMinutes(1));

    assertThatThrownBy(() -> SkuTrial.of(kept("NEW"), 0, 1, List.of()))
        .isInstanceOf(SuppositionException.class)
        .hasMessageContaining("neither a forecast nor an order");
  }

  @Test
  void shouldRefuseFiguresOutOfRange() {
    assertThatThrownBy(() -> Supposition.times(Kind.DEMAND, "", -1))
        .isInstanceOf(SuppositionException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> Supposition.times(Kind.LEAD_TIME, "", 0)).hasMessageContaining("0.01");
    assertThatThrownBy(() -> Supposition.set(Kind.DEMAND, "", 5))
        .hasMessageContaining("prices can");
    assertThatThrownBy(() -> Supposition.closed("")).hasMessageContaining("lacks the node");
    assertThat(Supposition.times(Kind.DEMAND, "", 1.20).words()).isEqualTo("demand × 1.2");
    assertThat(Supposition.set(Kind.FLOW_PRICE, "FC-E", 0.25).words())
        .isEqualTo("flow price of FC-E set to 0.25");
  }

  private void refused(String message, String of, Kind kind) {
    assertThatThrownBy(() -> trial(Supposition.times(kind, of, 1.5)))
        .isInstanceOf(SuppositionException.class)
        .hasMessageContaining(message);
  }

  private static Supposition demand(double factor) {
    return Supposition.times(Kind.DEMAND, "", factor);
  }

  private Outcome trial(Supposition... suppositions) {
    return SkuTrial.of(kept(MUG), 0, 1, List.of(suppositions));
  }

  private KeptPlan kept(String sku) {
    KeptPlan kept = new KeptPlan(sku);
    byte[] first = {0};
    byte[] end = {(byte) 0xff};
    tables.sku().scan(first, end, (key, value) -> kept.put("sku", key, value));
    tables.reference().scan(first, end, (key, value) -> kept.put("reference", key, value));
    tables.ladder().scan(first, end, (key, value) -> kept.put("ladder", key, value));
    tables.meta().scan(first, end, (key, value) -> kept.put("meta", key, value));
    return kept;
  }

  /** Levels and units as the newest proposal has them, the rest as the newest position. */
  private void assertPublished(List<Row> rows) {
    Map<String, NodePosition> positions = new HashMap<>();
    scenario.position(MUG).getNodes().forEach(at -> positions.put(at.getNode(), at));
    List<String> proposed = new ArrayList<>();
    for (NodeProposal at : Objects.requireNonNull(scenario.proposal(MUG)).getNodes()) {
      Row row = row(rows, at.getNode());
      assertThat(row.levelUnits()).as(at.getNode()).isEqualTo(at.getLevelUnits());
      assertThat(row.units()).as(at.getNode()).isEqualTo(at.getWantUnits());
      assertThat(row.source()).isEqualTo(Optional.ofNullable(at.getSource()));
      proposed.add(at.getNode());
    }
    for (Row row : rows) {
      NodePosition at = positions.get(row.node());
      assertThat(at).as(row.node()).isNotNull();
      assertThat(row.marginNext()).as(row.node()).isEqualTo(at.getMarginNext());
      assertThat(row.stockoutProbability()).isEqualTo(at.getStockoutProbability());
      assertThat(row.demandPerDay()).isEqualTo(at.getDemandPerDay());
    }
    assertThat(proposed).contains("FC-E", "FC-W");
  }

  private static Row row(List<Row> rows, String node) {
    return rows.stream().filter(row -> row.node().equals(node)).findFirst().orElseThrow();
  }

  private static long total(List<Row> rows) {
    return rows.stream().mapToLong(Row::levelUnits).sum();
  }

  private static Network slower(double factor) {
    List<Lane> lanes = new ArrayList<>();
    for (Lane lane : Worlds.network(2).getLanes()) {
      LeadTimeDuration time = lane.getLeadTime();
      lanes.add(
          lane.getLane().equals("DC>FC-E")
              ? Lane.newBuilder(lane)
                  .setLeadTime(
                      LeadTimeDuration.newBuilder(time)
                          .setMeanDays(factor * time.getMeanDays())
                          .setSdDays(factor * time.getSdDays())
                          .build())
                  .build()
              : lane);
    }
    return Network.newBuilder(Worlds.network(2)).setLanes(lanes).build();
  }
}
