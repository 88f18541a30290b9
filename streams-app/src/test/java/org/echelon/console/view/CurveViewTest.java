package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.proposal;
import static org.echelon.console.ConsoleRecords.tick;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.console.ConsolePlans;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.CurveView.Curves;
import org.echelon.console.view.CurveView.NodeCurve;
import org.echelon.valuation.SkuPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveViewTest {
  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void startTheDay() {
    take("test", network());
    take("clock", tick(1, NOON));
    take(SKU, position(SKU, Map.of("DC", 40L, "FC-A", 3L)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 4, 30, 4000})
  void shouldMeetZeroAtTheLevel(double rate) {
    SkuPlan plan = ConsolePlans.plan(SKU, rate);

    // when
    Curves curves = CurveView.of(tables, plan, "");

    assertThat(curves.nodes()).isNotEmpty();
    for (NodeCurve curve : curves.nodes()) {
      int first = 0;
      while (first < curve.worth().size() && curve.worth().get(first) >= 0) {
        first++;
      }
      assertThat(curve.units().get(first)).as(curve.node()).isEqualTo(curve.levelUnits());
      assertThat(curve.units()).isSorted().doesNotHaveDuplicates();
      assertThat(curve.units().size()).isBetween(10, CurveView.POINTS + 5);
      for (int i = 1; i < curve.worth().size(); i++) {
        assertThat(curve.worth().get(i)).isLessThanOrEqualTo(curve.worth().get(i - 1) + 1e-12);
      }
      int node = List.of("V", "DC", "FC-A", "FC-B").indexOf(curve.node());
      assertThat(curve.levelUnits()).isEqualTo(plan.levelUnits(node));
    }
    assertThat(curves.priceVersion()).isEqualTo(plan.versions().price());
  }

  @Test
  void shouldMarkWhereANodeStandsAndWhatOneMoreUnitIsWorthThere() {
    SkuPlan plan = ConsolePlans.plan(SKU, 4);

    // when
    NodeCurve curve = CurveView.of(tables, plan, "FC-A").nodes().get(0);

    assertThat(curve.positionUnits()).isEqualTo(3);
    assertThat(curve.worthNext()).isEqualTo(plan.marginNext(2, 3));
    assertThat(curve.worth().get(curve.units().indexOf(3L))).isEqualTo(curve.worthNext());
    assertThat(curve.levelInForceUnits()).isEqualTo(curve.levelUnits());
    assertThat(CurveView.of(tables, plan, "NOWHERE").nodes()).isEmpty();
  }

  @Test
  void shouldTellALevelThatAPersonHasFixedBesideThatOfTheCurve() {
    SkuPlan plan = ConsolePlans.plan(SKU, 4);

    // when
    take(SKU, proposal(SKU, 17));

    NodeCurve curve = CurveView.of(tables, plan, "FC-A").nodes().get(0);
    assertThat(curve.levelInForceUnits()).isEqualTo(20);
    assertThat(curve.levelUnits()).isEqualTo(plan.levelUnits(2)).isNotEqualTo(20);
  }

  @Test
  void shouldReachThePositionUnlessItLiesFarOff() {
    assertThat(CurveView.units(8, 30)).contains(7L, 8L, 30L, 31L);
    assertThat(CurveView.units(8, 100_000).get(CurveView.units(8, 100_000).size() - 1))
        .isLessThan(100);
    assertThat(CurveView.units(0, -5)).startsWith(0L, 1L).doesNotContain(-5L);
    assertThat(CurveView.units(90_000, 17)).contains(17L, 89_999L, 90_000L);
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
