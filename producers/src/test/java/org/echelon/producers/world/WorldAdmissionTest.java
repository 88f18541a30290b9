package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;
import org.junit.jupiter.api.Test;

final class WorldAdmissionTest {

  @Test
  void shouldOnlyWriteRecordsThatIntakeTakes() {
    World world = new Us8World(7, 20, 3);

    good(world.network());
    world.items().forEach(WorldAdmissionTest::good);
    world.forecasts().forEach(WorldAdmissionTest::good);
    world.openingCounts((sku, node) -> 10L).forEach(WorldAdmissionTest::good);
    world.ordersOnTheWay().forEach(WorldAdmissionTest::good);
    try (OrderFeed orders = world.orders()) {
      for (FeedRow row : orders.until(world.startAt().plus(Duration.ofDays(3)))) {
        if (row instanceof FeedRow.Event event) {
          good(event.record());
        }
      }
    }
  }

  private static void good(SpecificRecord record) {
    assertThat(FormCheck.check(record)).as(record.toString()).isEmpty();
  }
}
