package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a simulated run prints and writes. */
class SimulateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void shouldWriteSettingsAndResultsAlikeInBothModes() throws IOException {
    JsonNode core = report("core");
    JsonNode topology = report("topology");

    assertThat(core.get("settings").get("skus").asInt()).isEqualTo(10);
    assertThat(core.get("machine").get("cores").asInt()).isPositive();
    assertThat(core.get("goals")).isEmpty();
    JsonNode results = core.get("results");
    assertThat(results.get("speed").get("daysPerSecond").asDouble()).isPositive();
    assertThat(results.get("decisions").asInt()).isGreaterThan(20);
    assertThat(results.get("fingerprint").asText()).hasSize(64);
    assertThat(topology.get("results").get("fingerprint")).isEqualTo(results.get("fingerprint"));
    assertThat(topology.get("results").get("run")).isEqualTo(results.get("run"));
    assertThat(out.toString()).contains("days a second", "fill rate", "SHA-256");
  }

  @Test
  void shouldSayWhatMakesNoSense() {
    assertThat(run("simulate", "--days", "0")).isEqualTo(2);
    assertThat(run("simulate", "--network", "nowhere")).isEqualTo(2);
    assertThat(run("simulate", "--network", ".", "--world", "us8")).isEqualTo(2);
    assertThat(run("simulate", "--world", "mars")).isEqualTo(2);
    assertThat(run("simulate", "--price-every", "often")).isEqualTo(2);
    assertThat(err.toString()).contains("--days", "nowhere", "mars", "often");
  }

  private JsonNode report(String mode) throws IOException {
    Path file = folder.resolve(mode + ".json");
    int code =
        run(
            "simulate",
            "--world=iowa-form",
            "--skus=10",
            "--days=4",
            "--step=6h",
            "--mode=" + mode,
            "--json=" + file);
    assertThat(code).as(err.toString()).isZero();
    return new ObjectMapper().readTree(file.toFile());
  }

  private int run(String... arguments) {
    CommandLine line = Echelon.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
