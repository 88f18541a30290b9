package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.echelon.producers.csv.CsvTemplates;
import org.echelon.producers.shop.NetworkForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files to fill in, without any deployment. */
class ProduceCsvTemplateTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldPrintAFileToFillIn() {
    assertThat(echelon.run("produce", "csv", "--template", "orders")).isZero();

    assertThat(echelon.out())
        .isEqualTo(CsvTemplates.template("orders"))
        .startsWith("order_id,line_no,");
  }

  @Test
  void shouldOfferTheNearestKind() {
    assertThat(echelon.run("produce", "csv", "--template", "order")).isEqualTo(2);

    assertThat(echelon.err()).contains("there is no kind 'order'; did you mean orders?");
  }

  @Test
  void shouldWantAFileOrAKind() {
    assertThat(echelon.run("produce", "csv")).isEqualTo(2);
  }

  @Test
  void shouldPrintTablesThatAreANetwork() throws IOException {
    for (String table : CsvTemplates.network()) {
      assertThat(echelon.run("produce", "csv", "--template", table)).isZero();
      Files.writeString(folder.resolve(table + ".csv"), echelon.out());
      echelon.clear();
    }

    // when
    assertThat(echelon.run("network", "from-csv", "--no-diff", folder.toString())).isZero();

    Path json = Files.writeString(folder.resolve("network.json"), echelon.out());
    assertThat(NetworkForm.read(json, Instant.EPOCH).getNodes()).hasSize(3);
  }
}
