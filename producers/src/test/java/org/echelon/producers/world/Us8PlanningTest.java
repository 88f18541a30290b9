package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.event.Adjustment;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.orders.FeedRow;
import org.echelon.reference.Item;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated world before the checks of intake and the first price run. */
class Us8PlanningTest {

  @Test
  void shouldPassEveryCheckOfIntake() {
    Us8World world = new Us8World(1, 100, 14);
    List<SpecificRecord> records = new ArrayList<>();
    records.add(world.network());
    records.addAll(world.items());
    records.addAll(world.forecasts());
    records.addAll(world.openingCounts((sku, node) -> 5));
    records.addAll(world.ordersOnTheWay());
    for (FeedRow row : world.orders().until(world.startAt().plusSeconds(86_400))) {
      records.add(((FeedRow.Event) row).record());
    }

    assertThat(records).extracting(FormCheck::check).containsOnly(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldMakeThreeToSixResourcesScarce(long seed) {
    assertThat(new PlannerView(new Us8World(seed, 500, 14)).scarce()).hasSizeBetween(3, 6);
  }

  @Test
  void shouldOpenWithStockThatFitsTheRoom() {
    Us8World world = new Us8World(1, 500, 14);
    Map<String, Double> cube = new HashMap<>();
    for (Item item : world.items()) {
      cube.put(item.getSku(), item.getUnitCube());
    }
    Map<String, Double> stored = new HashMap<>();
    for (Adjustment count : world.openingCounts(new PlannerView(world)::level)) {
      stored.merge(count.getNode(), count.getUnits() * cube.get(count.getSku()), Double::sum);
    }

    for (Node node : world.network().getNodes()) {
      if (node.getKind() != NodeKind.VENDOR) {
        assertThat(stored.get(node.getNode()))
            .as(node.getNode())
            .isBetween(1.0, node.getCapacity().get(0).getStorageCube());
      }
    }
  }
}
