package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.codec.LogKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.reference.Network;
import org.echelon.reference.Region;
import org.echelon.reference.RegionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Regions keep to themselves while people say so. Room in the west is so dear that FC-W holds
 * nothing, unless serving the west from elsewhere costs 20 more.
 */
class RegionsTest {
  private static final String WEST = "region:WEST";
  private static final Map<String, Double> DEAR_IN_THE_WEST = Map.of("FC-W", 3.0);

  private final Scenario scenario = new Scenario();
  private int revision;

  @BeforeEach
  void begin() {
    scenario.feed("small", LogKind.NETWORK, network(1));
    scenario.tick();
    for (String sku : List.of("CUP", "MUG", "PAN")) {
      scenario.item(sku, 1);
      scenario.forecast(sku, 1, 30, 3 + sku.charAt(0) % 3);
    }
    scenario.prices(1, DEAR_IN_THE_WEST);
    scenario.after(Duration.ofSeconds(1));
    assertThat(scenario.level("MUG", "FC-W")).isZero();
  }

  @Test
  void shouldPlanForARegionThatKeepsToItself() {
    // when
    turn(ControlAction.SWITCH, WEST);

    assertThat(scenario.level("MUG", "FC-W")).isPositive();
    assertThat(scenario.proposal("MUG").getTrigger().getKind().name()).isEqualTo("CONTROL");
    assertThat(scenario.report().getNetworkVersion()).as("the network stays").isEqualTo(1);
    assertThat(scenario.report().getPriceVersion()).as("prices stay").isEqualTo(1);
    assertThat(scenario.report().getControls())
        .extracting(obeyed -> obeyed.getControlId() + " " + obeyed.getRevision())
        .containsExactly("REGION/region:WEST 1");
  }

  @Test
  void shouldRouteInRegionFirstAndSpillOver() {
    scenario.count("MUG", "FC-E", 100);
    scenario.count("MUG", "DC", 100);
    scenario.count("MUG", "FC-W", 1);
    turn(ControlAction.SWITCH, WEST);

    // when
    scenario.order("SO-1", "MUG", 1, "Z-W");
    scenario.order("SO-2", "MUG", 1, "Z-W");

    assertThat(scenario.assignments())
        .extracting(AssignmentCommand::getNode)
        .containsExactly("FC-W", "FC-E");
  }

  @Test
  void shouldCallOrdersBackIntoARegionThatKeepsToItself() {
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(Worlds.prices(2, Map.of()))
            .setPrices(
                List.of(
                    Price.newBuilder()
                        .setNode("FC-W")
                        .setResource(Resource.OUTBOUND)
                        .setValues(List.of(6.0))
                        .build()))
            .setStatus(VectorStatus.MANUAL)
            .build());
    scenario.count("PAN", "FC-E", 100);
    scenario.count("PAN", "FC-W", 100);
    scenario.order("SO-1", "PAN", 1, "Z-W");
    scenario.after(Duration.ofSeconds(1));
    assertThat(scenario.assignments())
        .extracting(AssignmentCommand::getNode)
        .containsExactly("FC-E");

    // when
    turn(ControlAction.SWITCH, WEST);
    scenario.after(Duration.ofSeconds(1));

    assertThat(scenario.assignments()).hasSize(2);
    assertThat(scenario.assignments().get(1).getReasons()).containsExactly("REASSIGNED");
  }

  @Test
  void shouldRestoreEveryDecision() {
    scenario.count("MUG", "FC-E", 3);
    String before = scenario.decisions();

    turn(ControlAction.SWITCH, "network");
    assertThat(scenario.decisions()).isNotEqualTo(before);

    // when
    turn(ControlAction.REVERT, "network");

    assertThat(scenario.decisions()).isEqualTo(before);
    assertThat(scenario.level("MUG", "FC-W")).isZero();
  }

  @Test
  void shouldRestoreWhatWasBeforeTheLastSwitchAndWhatWasBeforeAll() {
    String national = scenario.decisions();
    turn(ControlAction.SWITCH, WEST);
    scenario.prices(2, Map.of("FC-W", 2.9));
    scenario.prices(3, DEAR_IN_THE_WEST);
    scenario.after(Duration.ofSeconds(1));
    String west = scenario.decisions();
    turn(ControlAction.SWITCH, "region:EAST", 1);

    // when
    turn(ControlAction.REVERT, "region:EAST", 2);

    assertThat(scenario.decisions()).isEqualTo(west);
    scenario.restart();
    turn(ControlAction.REVERT, WEST, 2);
    assertThat(scenario.decisions()).isEqualTo(national);
  }

  @Test
  void shouldSwitchAtItsTimeAndEndByItself() {
    Instant from = scenario.now().plus(Duration.ofHours(1));
    String before = scenario.decisions();
    turn(
        ControlAction.SWITCH,
        WEST,
        1,
        order -> order.setEffectiveAt(from).setExpiresAt(from.plus(Duration.ofHours(1))));
    assertThat(scenario.decisions()).isEqualTo(before);

    // when
    scenario.after(Duration.ofHours(1));

    assertThat(scenario.level("MUG", "FC-W")).isPositive();
    scenario.restart();
    scenario.after(Duration.ofHours(1));
    scenario.refresh();
    assertThat(scenario.decisions()).isEqualTo(before);
  }

  @Test
  void shouldStayInForceUntilARevertBegins() {
    turn(ControlAction.SWITCH, WEST);
    Instant later = scenario.now().plus(Duration.ofHours(1));

    // when
    turn(ControlAction.REVERT, WEST, 2, order -> order.setEffectiveAt(later));

    assertThat(scenario.level("MUG", "FC-W")).isPositive();
    scenario.after(Duration.ofHours(1));
    assertThat(scenario.level("MUG", "FC-W")).isZero();
  }

  @Test
  void shouldTakeARegionAsItIsDrawn() {
    Region far =
        Region.newBuilder()
            .setRegion("FAR")
            .setNodes(List.of("FC-W"))
            .setZones(List.of("Z-W"))
            .build();

    // when
    turn(ControlAction.SWITCH, "region:FAR", 1, order -> order.setRegions(List.of(far)));

    assertThat(scenario.level("MUG", "FC-W")).isPositive();
    assertThat(scenario.refusals()).isEmpty();
  }

  @Test
  void shouldKeepASwitchUnderANewNetwork() {
    turn(ControlAction.SWITCH, WEST);
    // when
    scenario.feed("small", LogKind.NETWORK, network(2));

    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(Worlds.prices(2, DEAR_IN_THE_WEST)).setNetworkVersion(2).build());
    scenario.after(Duration.ofSeconds(1));
    assertThat(scenario.level("MUG", "FC-W")).isPositive();
    turn(ControlAction.REVERT, WEST, 2);
    assertThat(scenario.level("MUG", "FC-W")).isZero();
  }

  @Test
  void shouldRefuseRegionsThatAreNone() {
    Region drawn =
        Region.newBuilder().setRegion("FAR").setNodes(List.of("FC-X")).setZones(List.of()).build();

    // when
    turn(ControlAction.SWITCH, "region:SOUTH", 1);
    turn(ControlAction.SWITCH, "region:FAR", 1, order -> order.setRegions(List.of(drawn)));
    turn(ControlAction.SWITCH, WEST, 1, order -> order.setRegions(List.of(drawn)));
    turn(ControlAction.SWITCH, WEST, 2);

    assertThat(scenario.refusals())
        .containsExactly("CTL_SCOPE", "NET_REGION", "NET_REGION", "CTL_STALE");
    assertThat(scenario.level("MUG", "FC-W")).isZero();
  }

  private static Network network(long version) {
    return Network.newBuilder(Worlds.network(version))
        .setRegionPolicy(RegionPolicy.newBuilder().setOutOfRegionMicros(20_000_000).build())
        .build();
  }

  private void turn(ControlAction action, String scope) {
    turn(action, scope, ++revision);
  }

  private void turn(ControlAction action, String scope, int number) {
    turn(action, scope, number, order -> {});
  }

  private void turn(
      ControlAction action, String scope, int number, Consumer<Control.Builder> terms) {
    scenario.order(ControlFamily.REGION, action, scope, number, terms);
  }
}
