package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.echelon.producers.shop.NetworkForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a design of regions prints and writes. */
class RegionsPlanTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldTellTableAdviceDrawingAndNetwork() throws IOException {
    Path json = folder.resolve("plan.json");
    Path svg = folder.resolve("plan.svg");
    Path map = folder.resolve("map.json");
    // when
    int exit =
        echelon.run(
            "regions", "plan", "--skus", "30", "--items", "10000", "--json", "" + json, "--svg",
            "" + svg, "--out", "" + map);

    assertThat(exit).isZero();
    assertThat(echelon.out()).contains("us8: 8 zones", "enumerated", "Advised: ", " lanes");
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    JsonNode results = document.get("results");
    assertThat(document.get("command").asText()).isEqualTo("regions plan");
    assertThat(results.get("candidates")).hasSize(8);
    assertThat(results.get("judged").asText()).isEqualTo("ANALYTIC");
    int advised = results.get("advised").asInt();
    assertThat(NetworkForm.read(map, Instant.EPOCH).getRegions()).hasSize(advised);
    assertThat(Files.readString(svg)).startsWith("<svg xmlns=").contains("8 regions", "</svg>");
    JsonNode one = results.get("candidates").get(0).get("figures");
    JsonNode eight = results.get("candidates").get(7).get("figures");
    assertThat(one.get("inRegion").asDouble()).isEqualTo(1);
    assertThat(eight.get("inRegion").asDouble()).isBetween(0.5, 0.999);
    assertThat(eight.get("selection").asDouble()).isLessThan(one.get("selection").asDouble());
    assertThat(eight.get("lanes").asInt()).isLessThan(one.get("lanes").asInt());
  }

  @Test
  void shouldLookAheadAndSimulateWhenAsked() throws IOException {
    Path growth = folder.resolve("growth.csv");
    Path sites = folder.resolve("sites.csv");
    Files.write(growth, List.of("zone,year,factor", "Z8,2,6"));
    Files.write(
        sites,
        List.of(
            "site,zone,fixed_cost_per_year,lead_years",
            "FC-GOOD,Z8,1,1",
            "FC-DEAR,Z1,900000000,0"));
    // when
    int exit =
        echelon.run(
            "regions",
            "plan",
            "--skus",
            "12",
            "--items",
            "10000",
            "--most",
            "2",
            "--years",
            "2",
            "--growth",
            "" + growth,
            "--candidate-sites",
            "" + sites,
            "--simulate-days",
            "2",
            "--warm-up",
            "1",
            "--seeds",
            "1",
            "--designs",
            "1");

    assertThat(exit).isZero();
    assertThat(echelon.out())
        .contains("FC-GOOD opens in year 2, decided 1 year before.")
        .contains("FC-DEAR never pays in these years.")
        .contains("Simulated: 2 days");
  }

  @Test
  void shouldSayWhatMakesNoSense() {
    assertThat(echelon.run("regions", "plan", "--most", "13")).isEqualTo(2);
    assertThat(echelon.run("regions", "plan", "--truck-units", "0")).isEqualTo(2);
    assertThat(echelon.run("regions", "plan", "--growth", "nowhere.csv")).isEqualTo(2);
    assertThat(echelon.run("regions", "plan", "--simulate-days", "2")).isEqualTo(2);
    assertThat(echelon.err())
        .contains("--most is 1 to 12", "a truck holds", "say how far with --years", "--warm-up");
  }
}
