package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.echelon.console.view.Recomputation;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.Routing;
import org.echelon.state.WeighedRoute;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was decided follows from its record alone. */
class RecomputedTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  @BeforeEach
  void stocked() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "FC-E", 2);
    scenario.count(MUG, "FC-W", 4);
  }

  @Test
  void shouldComeToTheSameNodeUnitsAndCosts() {
    scenario.order("SO-1", MUG, 1, "Z-E");
    scenario.order("SO-2", MUG, 3, "Z-E");

    // when
    scenario.order("SO-3", MUG, 9, "Z-W");

    assertThat(assigned()).hasSizeGreaterThan(2);
    assertThat(assigned())
        .allSatisfy(
            decision ->
                assertThat(Recomputation.of(decision).state())
                    .as(Recomputation.of(decision).text())
                    .isEqualTo("EQUAL"));
    Routing first = assigned().get(0).getRouting();
    assertThat(first.getRoutes()).extracting(WeighedRoute::getFreeUnits).containsExactly(2L, 4L);
    assertThat(first.getWeighed()).isEqualTo(2);
  }

  @Test
  void shouldSayWhatDiffers() {
    scenario.order("SO-1", MUG, 1, "Z-E");
    Decision decision = assigned().get(0);
    Routing routing = decision.getRouting();
    WeighedRoute nearest = routing.getRoutes().get(0);

    // when
    Decision emptied =
        Decision.newBuilder(decision)
            .setRouting(
                Routing.newBuilder(routing)
                    .setRoutes(
                        List.of(
                            WeighedRoute.newBuilder(nearest).setFreeUnits(0).build(),
                            routing.getRoutes().get(1)))
                    .build())
            .build();

    Recomputation.Result result = Recomputation.of(emptied);
    assertThat(result.state()).isEqualTo("DIFFERS");
    assertThat(result.details()).contains("FC-W instead of FC-E");
  }

  @Test
  void shouldSayWhatARecordLacks() {
    scenario.order("SO-1", MUG, 1, "Z-E");
    Decision older = Decision.newBuilder(assigned().get(0)).setRouting(null).build();
    Decision moved = Decision.newBuilder(older).setKind(DecisionKind.TRANSFER).build();
    Decision nothing = Decision.newBuilder(moved).setChoice(null).build();

    // when
    Recomputation.Result ofOlder = Recomputation.of(older);

    assertThat(ofOlder.state()).isEqualTo("NOT_POSSIBLE");
    assertThat(ofOlder.text()).contains("before decisions kept the routes");
    assertThat(Recomputation.of(moved).text()).contains("before decisions kept the sizing");
    assertThat(Recomputation.of(nothing).text()).contains("moved nothing");
  }

  private List<Decision> assigned() {
    return scenario.out.of(Topic.DECISION, Decision.class).stream()
        .filter(decision -> decision.getKind() == DecisionKind.ASSIGN)
        .toList();
  }
}
