package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network whose regions are switched and switched back. */
class SimulateRegionsTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldTellASwitchBesideTheSameNetworkThatStaysNational() throws IOException {
    Path json = folder.resolve("regions.json");

    // when
    int exit =
        echelon.run(
            "simulate",
            "--scenario",
            "regionalization",
            "--skus",
            "6",
            "--seeds",
            "1",
            "--switch-days",
            "2,2,1,0,2",
            "--json=" + json);

    assertThat(exit).as(echelon.err()).isZero();
    JsonNode written = new ObjectMapper().readTree(json.toFile());
    JsonNode network = written.get("results").get("networks").get(0);
    JsonNode switched = network.get("switched");
    JsonNode national = network.get("national");
    assertThat(switched.get("stages").get("BEFORE"))
        .as("common random numbers")
        .isEqualTo(national.get("stages").get("BEFORE"));
    assertThat(switched.get("stages").get("AFTER"))
        .isNotEqualTo(national.get("stages").get("AFTER"));
    assertThat(switched.get("decisions")).isNotEqualTo(national.get("decisions"));
    assertThat(switched.get("sound").asBoolean()).isTrue();
    JsonNode trip = network.get("roundTrip");
    assertThat(trip.get("reverted")).isEqualTo(trip.get("before"));
    assertThat(trip.get("switched")).isNotEqualTo(trip.get("before"));
    assertThat(switched.get("stages").get("AFTER").get("selections"))
        .hasSize(network.get("regions").asInt());
    assertThat(written.get("goals").findValuesAsText("id"))
        .contains("Q7.in-region-before", "Q7.in-region-after", "Q9.demand-in-region");
    assertThat(echelon.out()).contains("shipped in region", "truck fill", "selection after");
  }

  @Test
  void shouldRefuseWhatWouldDoNothing() {
    assertThat(echelon.run("simulate", "--out-of-region", "1")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--scenario", "regionalization", "--days", "9"))
        .isEqualTo(2);
    assertThat(echelon.run("simulate", "--scenario", "regionalization,nominal", "--days", "9"))
        .isEqualTo(2);
    assertThat(echelon.run("simulate", "--scenario", "regionalization", "--switch-days", "1,2"))
        .isEqualTo(2);
    assertThat(echelon.err())
        .contains("--out-of-region goes with", "--days does nothing", "goes alone", "five numbers");
  }
}
