package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.producers.orders.RetailFile;
import org.echelon.reference.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailWorldTest {
  @TempDir Path folder;

  @Test
  void shouldLearnTheFirstSixtyDays() {
    RetailWorld world = new RetailWorld(file(), 5);

    assertThat(world.startAt()).isEqualTo(Instant.parse("2011-01-03T00:00:00Z"));
    assertThat(world.items()).extracting(Item::getSku).containsExactly("CUP", "LATE");
    assertThat(world.items().get(0).getSellingPriceMicros()).isEqualTo(2_500_000);
    assertThat(world.forecasts()).extracting(Forecast::getSku).containsExactly("CUP");
    // Ten units a day for sixty days; the order of 9,000 was taken back.
    assertThat(world.forecasts().get(0).getWeekUnits().get(0)).isCloseTo(70, within(1e-9));
    assertThat(world.network().getCurrency()).isEqualTo("GBP");
  }

  @Test
  void shouldOpenWithEightWeeksOfStock() {
    List<Adjustment> counts = new RetailWorld(file(), 5).openingCounts((sku, node) -> 0);

    assertThat(counts.stream().mapToLong(Adjustment::getUnits).sum()).isBetween(550L, 570L);
    assertThat(counts).noneMatch(c -> c.getNode().startsWith("SSD"));
  }

  @Test
  void shouldRepeat() {
    Path file = file();
    RetailWorld world = new RetailWorld(file, 5);
    RetailWorld again = new RetailWorld(file, 5);

    assertThat(again.items()).isEqualTo(world.items());
    assertThat(again.network()).isEqualTo(world.network());
    Instant end = Instant.parse("2012-01-01T00:00:00Z");
    assertThat(again.orders().until(end)).isEqualTo(world.orders().until(end));
  }

  private Path file() {
    List<String> rows = new ArrayList<>();
    LocalDate first = LocalDate.of(2011, 1, 3);
    for (int day = 0; day < 60; day++) {
      rows.add(row(900 + day, first.plusDays(day) + " 10:00:00", "CUP", 10, "SALE"));
      if (day == 20) {
        rows.add(row(2000, first.plusDays(day) + " 11:00:00", "CUP", 9000, "SALE"));
        rows.add(row(2001, first.plusDays(day) + " 11:12:00", "CUP", -9000, "CANCEL"));
      }
    }
    rows.add(row(3000, "2011-08-01 10:00:00", "LATE", 3, "SALE"));
    return RetailFile.write(folder, rows.toArray(String[]::new));
  }

  private static String row(int invoice, String time, String sku, int units, String type) {
    return "%d,1,%s,%s,%d,2.5,77,France,%s,0,".formatted(invoice, time, sku, units, type);
  }
}
