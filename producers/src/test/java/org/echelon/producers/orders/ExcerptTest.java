package org.echelon.producers.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcerptTest {
  private static final Instant FROM = Instant.parse("2011-01-11T00:00:00Z");
  private static final Instant TO = Instant.parse("2011-01-13T00:00:00Z");

  @TempDir Path folder;

  @Test
  void shouldKeepTheRowsOfItsTimeAndSkus() {
    Path file =
        RetailFile.write(
            folder,
            "900,1,2011-01-10 10:00:00,CUP,1,1.0,77,France,SALE,0,",
            "901,1,2011-01-11 10:00:00,CUP,1,1.0,77,France,SALE,0,",
            "901,2,2011-01-11 10:00:00,JAR,1,1.0,77,France,SALE,0,",
            "901,3,2011-01-11 10:00:00,POST,1,1.0,77,France,FEE,0,",
            "902,1,2011-01-12 10:00:00,CUP,1,1.0,77,France,SALE,0,",
            "903,1,2011-01-13 10:00:00,CUP,1,1.0,77,France,SALE,0,");
    OrderFeed source =
        new RetailOrders(file, Zones.beside(file, 5), ShippedFrom.nowhere(), 5, FROM.minusSeconds(900_000));
    try (Excerpt excerpt = new Excerpt(source, FROM, TO, "CUP"::equals)) {
      // when
      var rows = excerpt.until(Instant.parse("2012-01-01T00:00:00Z"));

      assertThat(rows).hasSize(3);
      assertThat(excerpt.rowsRead()).isEqualTo(3);
      assertThat(excerpt.rowsRefused()).isEqualTo(1);
      assertThat(excerpt.rowsLeftOut()).isEqualTo(2);
      assertThat(excerpt.nextAt()).isEmpty();
    }
  }
}
