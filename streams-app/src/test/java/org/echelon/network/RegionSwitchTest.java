package org.echelon.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionSwitchTest {
  private static final Network NETWORK = Networks.chain();
  private static final Region R1 = NETWORK.regions().get(0);
  private static final Region R2 = NETWORK.regions().get(1);
  private static final Region WIDE = new Region("R2", Set.of("FC-A", "FC-B"), Set.of("Z2"));

  @Test
  void shouldKeepSingleRegionsOrAll() {
    assertThat(kept(NETWORK)).isEmpty();
    assertThat(kept(NETWORK, one("R2"))).containsExactly(R2);
    assertThat(kept(NETWORK, one("R2"), one("R1"))).containsExactly(R1, R2);
    assertThat(kept(NETWORK, all())).containsExactly(R1, R2);
    assertThat(kept(NETWORK, one("R7"))).as("of a network before").isEmpty();
  }

  @Test
  void shouldTakeRegionsAsTheyAreDrawn() {
    assertThat(kept(NETWORK, one("R2", WIDE))).containsExactly(WIDE);
    assertThat(kept(NETWORK, all(WIDE))).containsExactly(WIDE);
    assertThat(kept(NETWORK, one("R1"), all(WIDE), one("R2")))
        .as("R1 is none of the regions drawn for all")
        .containsExactly(WIDE);
  }

  @Test
  void shouldLieOverTheNetworksOwnPolicy() {
    Network own = NETWORK.with(new RegionPolicy(List.of(R1), 2));

    assertThat(kept(own, one("R2"))).containsExactly(R1, R2);
    assertThat(kept(own, all(WIDE))).containsExactly(WIDE);
    assertThat(RegionSwitch.overlay(own, List.of(all())).outOfRegionPerUnit()).isEqualTo(2);
    assertThat(RegionSwitch.overlay(own, List.of())).isEqualTo(own.terms().regionPolicy());
  }

  @Test
  void shouldRefuseWhatMeansNothing() {
    refuses("CTL_SCOPE", "R7 is none of the regions R1, R2", one("R7"));
    refuses("NET_REGION", "R1 is none of the regions R2", one("R1", WIDE));
    refuses("NET_REGION", "FC-A lies in two regions", all(R1, WIDE));
    Region nowhere = new Region("R3", Set.of("FC-X"), Set.of());
    refuses("NET_REGION", "FC-X of R3 is not in the network", all(nowhere));
    all(R1, R2).check(NETWORK);
  }

  private static void refuses(String code, String says, RegionSwitch wrong) {
    assertThatThrownBy(() -> wrong.check(NETWORK))
        .isInstanceOfSatisfying(NetworkException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessage(says);
  }

  private static List<Region> kept(Network network, RegionSwitch... switches) {
    return RegionSwitch.overlay(network, List.of(switches)).regions();
  }

  private static RegionSwitch one(String region, Region... drawn) {
    return new RegionSwitch(Optional.of(region), List.of(drawn));
  }

  private static RegionSwitch all(Region... drawn) {
    return new RegionSwitch(Optional.empty(), List.of(drawn));
  }
}
