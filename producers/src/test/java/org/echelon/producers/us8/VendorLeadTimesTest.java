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
  void shouldTuneOnTheFirstPartAlone() throws IOException {
    String header = "id,fulfill_via,vendor,po_sent,lt_po_days\n";
    String known =
        "1,DIRECT,ACME,2010-01-01,50\n2,DIRECT,ACME,2010-02-01,150\n"
            + "3,DIRECT,ACME,2010-05-01,200\n";
    Path file =
        Files.writeString(
            folder.resolve("known.csv"), header + known + "4,DIRECT,ACME,2010-10-01,900\n");

    VendorLeadTimes.Split split = VendorLeadTimes.splitOfKnown(file, 0.6);

    assertThat(split.fitted().lane(14).getMeanDays()).isCloseTo(14, within(1e-9));
    // The one line that the first part holds out, in the mean of 50 and 150.
    assertThat(split.rest().lane(14).getQuantileDays()).containsOnly(28.0);
  }

  @Test
  void shouldFitTheFirstPartAndTakeTheTimesOfTheRest() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("dated.csv"),
            "id,fulfill_via,vendor,po_sent,lt_po_days\n"
                + "1,DIRECT,ACME,2010-10-01,300\n"
                + "2,DIRECT,ACME,2010-01-01,50\n"
                + "3,DIRECT,ACME,2010-03-01,150\n");

    VendorLeadTimes.Split split = VendorLeadTimes.split(file, 0.6);

    LeadTimeDuration fitted = split.fitted().lane(14);
    assertThat(fitted.getFamily()).isEqualTo(LeadTimeFamily.GAMMA);
    assertThat(fitted.getMeanDays()).isEqualTo(14);
    assertThat(fitted.getSdDays()).isCloseTo(7, within(1e-9));
    // Later times are told in the mean of the earlier ones: three times as long.
    LeadTimeDuration rest = split.rest().lane(14);
    assertThat(rest.getMeanDays()).isCloseTo(42, within(1e-9));
    assertThat(rest.getQuantileDays()).containsOnly(42.0);
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
    return Files.writeString(folder.resolve("lines.csv"), HEADER + String.join("\n", lines) + "\n");
  }
}
