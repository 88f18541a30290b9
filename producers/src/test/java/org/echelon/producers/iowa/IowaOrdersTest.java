package org.echelon.producers.iowa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.echelon.event.OrderLine;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IowaOrdersTest {
  private static final Instant START = Instant.parse("2018-01-02T00:00:00Z");
  private static final Instant END = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void shouldNumberTheLinesOfAStoreAndDay() {
    new IowaFolder(folder).stores("2113,Z2_NorthCentral", "2190,Z1_DesMoines");
    List<FeedRow> rows =
        read(
            "2018-01-02,2113,38177,5,91.3",
            "2018-01-02,2190,15542,1,21.0",
            "2018-01-02,2113,38177,6,108.0",
            "2018-01-03,2113,44456,1,10.25");

    assertThat(rows)
        .extracting(row -> line(row).getOrderId() + "/" + line(row).getLineNo())
        .containsExactly(
            "2113-2018-01-02/1", "2190-2018-01-02/1", "2113-2018-01-02/2", "2113-2018-01-03/1");
    assertThat(rows).extracting(row -> line(row).getLineCount()).containsExactly(2, 1, 2, 1);
    assertThat(rows).extracting(row -> line(row).getZone()).containsExactly("Z2", "Z1", "Z2", "Z2");
    assertThat(line(rows.get(0)).getSellingPriceMicros()).isEqualTo(18_260_000);
    // Ten in the morning of Des Moines, in winter.
    assertThat(rows.get(0).at()).isEqualTo(Instant.parse("2018-01-02T16:00:00Z"));
  }

  @Test
  void shouldPlaceStoresWithoutAZoneByTheirNumber() {
    new IowaFolder(folder).stores("2113,Z0_unknown");
    List<FeedRow> rows =
        read(
            "2018-01-02,2113,38177,5,91.3",
            "2018-01-03,2113,38177,5,91.3",
            "2018-01-03,9999,38177,5,91.3");

    assertThat(rows).extracting(row -> line(row).getZone()).allMatch(z -> z.matches("Z[1-8]"));
    assertThat(line(rows.get(0)).getZone()).isEqualTo(line(rows.get(1)).getZone());
  }

  @Test
  void shouldAccountForEveryRow() {
    Path file =
        new IowaFolder(folder)
            .orders(
                "2018-01-02,2113,38177",
                "2018-01-02,2113,38177,0,1.0",
                "2018-01-02,2113,38177,many,1.0",
                "2018-13-02,2113,38177,1,1.0",
                "2018-01-02,2113,A|B,1,1.0",
                "2018-01-03,2113,38177,1,-1.0",
                "2018-01-03,2113,38177,1,1.0",
                "2018-01-02,2113,38177,1,1.0");
    try (OrderFeed feed = new IowaOrders(file, 5, START)) {
      List<FeedRow> rows = feed.until(END);

      assertThat(rows)
          .filteredOn(FeedRow.Refused.class::isInstance)
          .extracting(row -> ((FeedRow.Refused) row).reason())
          .containsExactly(
              "FIELD_MISSING",
              "FIELD_RANGE",
              "FIELD_RANGE",
              "FIELD_RANGE",
              "FIELD_CHARACTERS",
              "FIELD_RANGE",
              "TIME_TOO_OLD");
      assertThat(feed.rowsRead()).isEqualTo(8);
      assertThat(feed.rowsRefused()).isEqualTo(7);
      assertThat(feed.nextAt()).isEmpty();
    }
  }

  @Test
  void shouldGiveOnlyDaysThatAreDue() {
    Path file =
        new IowaFolder(folder).orders("2018-01-02,2113,38177,1,1.0", "2018-07-03,2113,38177,1,1.0");
    try (OrderFeed feed = new IowaOrders(file, 5, START)) {
      assertThat(feed.until(Instant.parse("2018-01-02T15:59:00Z"))).isEmpty();
      assertThat(feed.until(Instant.parse("2018-01-02T16:00:00Z"))).hasSize(1);
      // Summer: one hour nearer to UTC.
      assertThat(feed.nextAt()).contains(Instant.parse("2018-07-03T15:00:00Z"));
    }
  }

  private List<FeedRow> read(String... rows) {
    try (OrderFeed feed = new IowaOrders(new IowaFolder(folder).orders(rows), 5, START)) {
      return feed.until(END);
    }
  }

  private static OrderLine line(FeedRow row) {
    return (OrderLine) ((FeedRow.Event) row).record();
  }
}
