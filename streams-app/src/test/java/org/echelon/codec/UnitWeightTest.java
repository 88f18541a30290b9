package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.echelon.network.NetworkException;
import org.echelon.network.Trucks;
import org.echelon.processor.plan.Worlds;
import org.echelon.reference.Item;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Pack;
import org.junit.jupiter.api.Test;

/** What of weight is told of items and lanes. */
class UnitWeightTest {

  @Test
  void shouldWeighAUnitByTheItemElseByThePackThatIsMovedElseNotAtAll() {
    Pack box = Pack.newBuilder().setLevel("CASE").setUnitsPerPack(12).setKg(6.0).build();
    Item packed =
        Item.newBuilder(Worlds.item("MUG", 1))
            .setPacks(List.of(box))
            .setTransferPack("CASE")
            .build();

    assertThat(ItemMapping.unitKg(packed)).isEqualTo(0.5);
    assertThat(ItemMapping.unitKg(Item.newBuilder(packed).setUnitKg(0.4).build())).isEqualTo(0.4);
    assertThat(ItemMapping.unitKg(Item.newBuilder(packed).setTransferPack(null).build())).isZero();
    assertThat(ItemMapping.unitKg(Worlds.item("MUG", 1))).isZero();
  }

  @Test
  void shouldReadTheWeightThatATruckCarries() {
    assertThat(trucks(2_000.0).kg()).isEqualTo(2_000);
    assertThat(trucks(null)).isEqualTo(Trucks.NONE);
    assertThatThrownBy(() -> trucks(0.0))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("more than zero kg");
  }

  private static Trucks trucks(Double kg) {
    Network chain = AvroNetworks.chain();
    List<Lane> lanes =
        chain.getLanes().stream()
            .map(lane -> Lane.newBuilder(lane).setTruckKg(kg).build())
            .toList();
    Network heavy = Network.newBuilder(chain).setLanes(lanes).build();
    return NetworkMapping.toCore(heavy, AvroNetworks.EFFECTIVE.toEpochMilli())
        .lane("DC>FC-A")
        .orElseThrow()
        .trucks();
  }
}
