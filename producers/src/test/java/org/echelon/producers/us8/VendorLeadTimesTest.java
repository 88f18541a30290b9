package org.echelon.producers.us8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class VendorLeadTimesTest {
  private static final String HEADER = "id,fulfill_via,vendor,lt_po_days\n";

  @TempDir Path folder;

  @Test
  void shouldKeepTheFittedShapeAtAnyMean() {
    LeadTimeDuration time = VendorLeadTimes.gamma().lane(14);

    assertThat(time.getFamily()).isEqualTo(LeadTimeFamily.GAMMA);
    assertThat(Math.pow(time.getMeanDays() / time.getSdDays(), 2)).isCloseTo(3.03, within(1e-9));
  }

  @Test
  void shouldResampleDirectDeliveriesAtTheMeanOfTheLane() throws IOException {
    Path file =
        lines(
            "1,DIRECT,ACME,50",
            "2,DIRECT,ACME,150",
            "3,RDC,ACME,900",
            "4,DIRECT,S. BUYS WHOLESALER,900",
            "5,DIRECT,\"PHARMACY DIRECT, CAPE TOWN\",900",
            "6,DIRECT,ACME,",
            "7,DIRECT,ACME,0",
            "8,DIRECT,ACME,-3");

    LeadTimeDuration time = VendorLeadTimes.resampled(file).lane(14);

    assertThat(time.getFamily()).isEqualTo(LeadTimeFamily.EMPIRICAL);
    assertThat(time.getQuantileDays()).hasSize(100).containsOnly(7.0, 21.0);
    assertThat(time.getQuantileProbabilities()).isSorted();
    assertThat(time.getSdDays()).isCloseTo(7, within(1e-9));
  }

  @Test
  void shouldRefuseAFileWithoutLeadTimes() throws IOException {
    Path file = lines("1,RDC,ACME,50");

    assertThatThrownBy(() -> VendorLeadTimes.resampled(file))
        .hasMessage("the file lines.csv has no direct delivery with a lead time");
  }

  @Test
  @EnabledIfSystemProperty(named = "echelon.data.purchases", matches = ".+")
  void shouldFindTheFactsOfTheRealFile() {
    Path file = Path.of(System.getProperty("echelon.data.purchases"));

    LeadTimeDuration time = VendorLeadTimes.resampled(file).lane(117.6);

    assertThat(time.getSdDays()).isCloseTo(69.7, within(0.5));
    assertThat(time.getQuantileDays().get(50)).isCloseTo(106, within(2.0));
  }

  private Path lines(String... lines) throws IOException {
    return Files.writeString(
        folder.resolve("lines.csv"), HEADER + String.join("\n", lines) + "\n");
  }
}
