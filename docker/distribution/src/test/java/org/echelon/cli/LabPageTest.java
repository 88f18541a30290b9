package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.lab.ShadowFigures;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.echelon.state.LabState;
import org.echelon.state.LabStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comparisons add up to, and how it is told. */
class LabPageTest {
  private static final Instant DAY_1 = Instant.parse("2026-05-04T17:00:00Z");
  private static final Instant DAY_2 = Instant.parse("2026-05-05T17:00:00Z");

  @TempDir Path folder;

  @Test
  void shouldAddUpWhatBothWantAndOnlyOneDoes() {
    ShadowFigures figures = figures();

    assertThat(figures.all().decisions()).isEqualTo(4);
    assertThat(figures.all().agreement()).isEqualTo(0.5);
    assertThat(figures.all().unitAgreement()).isEqualTo(16 / 31.0);
    assertThat(figures.all().unitsUp()).isEqualTo(9);
    assertThat(figures.all().unitsDown()).isEqualTo(6);
    assertThat(figures.all().value()).isEqualTo(3 * 2.5);
    assertThat(figures.byDay()).hasSize(2);
    assertThat(figures.byReason().get("LEVEL").decisions()).isEqualTo(2);
    assertThat(figures.byNode()).containsOnlyKeys("FC");
    assertThat(figures.departures()).isEqualTo(3);
    assertThat(figures.skus()).isEqualTo(2);
    assertThat(figures.from()).contains(DAY_1);
    assertThat(figures.to()).contains(DAY_2);
  }

  @Test
  void shouldCountAComparisonThatComesAgainOnce() {
    ShadowFigures figures = figures();

    // when
    figures.add(decision("MUG", "FC|1", DAY_1, 10, 10, "SAME"));

    assertThat(figures.all().decisions()).isEqualTo(4);
  }

  @Test
  void shouldNameEachLaneOnceWithItsLargestDifference() {
    ShadowFigures figures = figures();

    // when
    figures.add(decision("MUG", "FC|4", DAY_2, 0, 40, "LEVEL"));

    assertThat(figures.largest()).hasSize(2);
    assertThat(figures.largest().get(0).line().getLabUnits()).isEqualTo(40);
    assertThat(figures.largest().get(0).times()).isEqualTo(2);
  }

  @Test
  void shouldWriteAPageThatNeedsNothingElseAndClaimsNoOutcome() throws IOException {
    // when
    Path page = new LabPage(state(), figures(), Optional.empty(), "Not simulated.").write(folder);

    String html = Files.readString(page);
    assertThat(page).hasFileName("lab-fair.html");
    assertThat(html)
        .contains("rationed fast=0.9", "No outcome is claimed by agreement", "50.0%")
        .contains("0.50 times that of the live plan", "Not simulated.")
        .contains("<td>MUG</td>")
        .doesNotContain("<script", "http://", "https://");
  }

  private static ShadowFigures figures() {
    ShadowFigures figures = new ShadowFigures();
    figures.add(decision("MUG", "FC|1", DAY_1, 10, 10, "SAME"));
    figures.add(decision("MUG", "FC|2", DAY_1, 0, 9, "LEVEL"));
    figures.add(decision("CUP", "FC|1", DAY_1, 6, 6, "SAME"));
    figures.add(decision("CUP", "FC|3", DAY_2, 6, 0, "LEVEL"));
    return figures;
  }

  private static LabDecision decision(
      String sku, String ask, Instant at, long live, long lab, String reason) {
    return LabDecision.newBuilder()
        .setLab("fair")
        .setSku(sku)
        .setAskId(ask)
        .setGate("FC")
        .setDecidedAt(at)
        .setDepartureAt(at.plusSeconds(3600))
        .setNetworkVersion(1)
        .setPriceVersion(1)
        .setUnitCostMicros(2_500_000)
        .setLines(
            List.of(new LabLine("DC>FC", "FC", live, lab, 3L, live + 3, lab + 3, 0.2, 0.4, reason)))
        .build();
  }

  private static LabState state() {
    return LabState.newBuilder()
        .setLab("fair")
        .setKind("SHADOW")
        .setPolicy("rationed")
        .setSettings(Map.of("fast", "0.9"))
        .setStatus(LabStatus.STOPPED)
        .setStartedAt(DAY_1)
        .setChangedAt(DAY_2)
        .setMeasuredMillis(60_000)
        .setPlanCpuMillis(10_000)
        .setLabCpuMillis(5_000)
        .build();
  }
}
