package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.echelon.reference.Capacity;
import org.echelon.reference.Network;
import org.junit.jupiter.api.Test;

/** Rooms and flows of a network made smaller. */
class ScaledCapacityTest {

  @Test
  void shouldScaleRoomsAndFlowsApart() {
    Network nominal = new Us8World(1, 10, 1).network();
    Network scaled = Us8World.scaled(1, 10, 1, 0.5, 2).network();

    Capacity before = nominal.getNodes().get(0).getCapacity().get(0);
    Capacity after = scaled.getNodes().get(0).getCapacity().get(0);
    assertThat(after.getStorageCube()).isEqualTo(Math.ceil(0.5 * before.getStorageCube()));
    assertThat(after.getInboundUnitsPerDay()).isEqualTo(2 * before.getInboundUnitsPerDay());
    assertThat(ScaledCapacity.of(nominal, 1, 1)).isSameAs(nominal);
    assertThatThrownBy(() -> ScaledCapacity.of(nominal, 0, 1)).hasMessageContaining("above zero");
  }
}
