package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.echelon.console.compare.EvidenceFolder;
import org.echelon.console.compare.Replay;
import org.echelon.simulation.policy.ServiceTargets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulated run prints and writes. */
class SimulateCommandTest {
  private final Capture echelon = new Capture();

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
    assertThat(topology.get("results").get("costs")).isEqualTo(results.get("costs"));
    assertThat(results.get("costs").get("perDay").asDouble()).isPositive();
    assertThat(echelon.out()).contains("days a second", "fill rate", "cost ", "SHA-256");
  }

  @Test
  void shouldSayWhatMakesNoSense() {
    assertThat(echelon.run("simulate", "--days", "0")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--network", "nowhere")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--network", ".", "--world", "us8")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--world", "mars")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--price-every", "often")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--policy", "luck")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--policy", "rationed@7d")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--policy", "rationed", "--mode", "topology")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--capacity", "0")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--scenario", "flood")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--scenario", "peak-surprise", "--days", "5")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--limits", "soft")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--overflow-cost", "-1")).isEqualTo(2);
    assertThat(echelon.err())
        .contains("--days", "nowhere", "mars", "often", "luck", "leave out the rhythm")
        .contains("flood", "run more --days", "soft", "a multiple of zero or more");
  }

  @Test
  void shouldRefuseWhatWouldDoNothing() throws IOException {
    Path targets = folder.resolve("targets");
    TargetFile.write(targets, new ServiceTargets(0.9, 0.95, 0.98, 0.6), "found somewhere");

    refused("does not name", "--targets=" + targets);
    refused("--tune FILE", "--tune-seeds=7");
    refused("--report does nothing beside --tune", "--tune=t", "--report=r");
    refused("--policy does nothing beside --lab", "--lab=l", "--policy=rationed");
    refused("leave out --overflow-cost", "--limits=ignored", "--overflow-cost=2");
    refused("name the file with --orders or --lead-times", "--fit=0.5");
    refused("name it with --orders", "--largest-line=4");
    refused("leave out --largest-line", "--orders=" + orders(), "--fit=0", "--largest-line=4");
    refused("leave out --world", "--orders=" + orders(), "--world=us8");
    refused("give a --step that fits", "--policy=echelon@90m,unpriced");
    refused("makes prices by --price-every", "--policy=rationed,echelon@7d", "--price-every=6h");
  }

  private void refused(String why, String... options) {
    echelon.clear();
    String[] all = new String[options.length + 1];
    all[0] = "simulate";
    System.arraycopy(options, 0, all, 1, options.length);
    assertThat(echelon.run(all)).as(String.join(" ", all)).isEqualTo(2);
    assertThat(echelon.err()).contains(why);
  }

  @Test
  void shouldListScenarios() {
    assertThat(echelon.run("simulate", "--scenario", "list")).isZero();
    assertThat(echelon.out()).contains("facility-loss", "closed.node", "storage=0.6");
  }

  @Test
  void shouldRunSeveralScenarios() throws IOException {
    Path own = Files.writeString(folder.resolve("busy.properties"), "flow = 0.05\nstorage = 0.5\n");
    Path file = folder.resolve("scenarios.json");
    int code =
        echelon.run(
            "simulate",
            "--world=iowa-form",
            "--skus=6",
            "--days=3",
            "--warm-up=1",
            "--step=6h",
            "--policy=unpriced",
            "--scenario=nominal," + own,
            "--json=" + file);

    assertThat(code).as(echelon.err()).isZero();
    JsonNode written = new ObjectMapper().readTree(file.toFile());
    JsonNode scenarios = written.get("settings").get("scenarios");
    assertThat(scenarios.get("busy").get("settings").get("flow").asText()).isEqualTo("0.05");
    String nominal = scenarios.get("nominal").get("worldHashBySeed").get("1").asText();
    String busy = scenarios.get("busy").get("worldHashBySeed").get("1").asText();
    assertThat(nominal).hasSize(64).isNotEqualTo(busy);
    assertThat(echelon.out()).contains(nominal, busy, "At the doors", "overflow in yards");
    assertThat(written.get("settings").get("limits").asText()).isEqualTo("enforced");
    JsonNode costs =
        written.get("results").get("busy").get("policies").get(0).get("runs").get(0).get("costs");
    assertThat(costs.get("waits").get("outUnits").asDouble()).isPositive();
    assertThat(costs.get("stockValue").get("DC").get("start").asDouble()).isPositive();
  }

  @Test
  void shouldTellABoundBesideThePolicies() throws IOException {
    Path file = folder.resolve("bounded.json");
    Path targets = folder.resolve("targets");
    TargetFile.write(targets, new ServiceTargets(0.9, 0.95, 0.98, 0.6), "found somewhere");
    int code =
        echelon.run(
            "simulate",
            "--skus=4",
            "--days=6",
            "--warm-up=1",
            "--step=6h",
            "--policy=tuned,rolling-lp",
            "--targets=" + targets,
            "--bound",
            "--report=" + folder,
            "--json=" + file);

    assertThat(code).as(echelon.err()).isZero();
    JsonNode written = new ObjectMapper().readTree(file.toFile());
    JsonNode bound = written.get("results").get("bound");
    assertThat(written.get("results").get("policies")).hasSize(2);
    assertThat(bound.get("perDay").asDouble())
        .isPositive()
        .isGreaterThanOrEqualTo(bound.get("surePerDay").asDouble());
    for (JsonNode gap : bound.get("gaps")) {
      assertThat(gap.get("gap").get("mean").asDouble()).as(gap.toString()).isPositive();
    }
    assertThat(written.get("goals").get(0).get("id").asText()).isEqualTo("Q4");
    assertThat(echelon.out()).contains("bound", "carried", "placement");
    assertThat(Files.readString(folder.resolve("report.html"))).contains("Distance to a bound");
  }

  @Test
  void shouldReadTheTargetsThatWereWritten() throws IOException {
    Path file = folder.resolve("targets");
    ServiceTargets targets = new ServiceTargets(0.5, 0.96, 0.995, 0.85);
    TargetFile.write(file, targets, "us8");
    assertThat(TargetFile.read(file)).isEqualTo(targets);

    Files.writeString(file, "slow = 0.9\nmedium = much\n");
    assertThat(echelon.run("simulate", "--policy=tuned", "--targets=" + file)).isEqualTo(2);
    assertThat(echelon.run("simulate", "--bound", "--warm-up=0")).isEqualTo(2);
    assertThat(echelon.err()).contains("medium = 0.96", "--patience");
  }

  @Test
  void shouldComparePoliciesOnThePageAndInTheFile() throws IOException {
    Path file = folder.resolve("compared.json");
    int code =
        echelon.run(
            "simulate",
            "--world=iowa-form",
            "--skus=6",
            "--days=3",
            "--warm-up=1",
            "--step=6h",
            "--seeds=2",
            "--capacity=0.85",
            "--policy=echelon@2d,rationed",
            "--report=" + folder,
            "--json=" + file);

    assertThat(code).as(echelon.err()).isZero();
    JsonNode written = new ObjectMapper().readTree(file.toFile());
    JsonNode policies = written.get("results").get("policies");
    assertThat(policies).hasSize(2);
    assertThat(policies.get(0).get("runs")).hasSize(2);
    JsonNode first = policies.get(0).get("runs").get(0);
    JsonNode second = policies.get(1).get("runs").get(0);
    assertThat(second.get("run").get("orderRows")).isEqualTo(first.get("run").get("orderRows"));
    assertThat(second.get("fingerprint")).isNotEqualTo(first.get("fingerprint"));
    assertThat(written.get("results").get("bestRival").asText()).isEqualTo("rationed");
    assertThat(written.get("settings").get("flowFactor").asDouble()).isEqualTo(0.85);
    assertThat(echelon.out()).contains("against the first", "lost sales", "rationed");
    assertThat(new EvidenceFolder(Optional.of(folder)).read().replays())
        .as("the console reads what is written")
        .extracting(Replay::policy, Replay::against, Replay::seeds)
        .containsExactly(tuple("rationed", "echelon@2d", 2), tuple("echelon@2d", "rationed", 2));
    String page = Files.readString(folder.resolve("report.html"));
    assertThat(page)
        .contains("Generated demand and supply", "<svg", "Cost by part", "prefers-color-scheme")
        .doesNotContain("<script", "http");
  }

  @Test
  void shouldRunPoliciesOnTheOrdersAfterABorder() throws IOException {
    Path file = folder.resolve("held-out.json");
    int code =
        echelon.run(
            "simulate",
            "--orders=" + orders(),
            "--skus=2",
            "--seeds=2",
            "--days=3",
            "--warm-up=1",
            "--step=12h",
            "--policy=unpriced,rationed",
            "--json=" + file);

    assertThat(code).as(echelon.err()).isZero();
    assertThat(echelon.out())
        .contains("Replayed demand, synthetic supply", "2 other items of the 4", "first 60%");
    JsonNode settings = new ObjectMapper().readTree(file.toFile()).get("settings");
    assertThat(settings.get("fit").asDouble()).isEqualTo(0.6);
    assertThat(settings.get("runFrom").asText()).isEqualTo("2019-03-25");
    assertThat(settings.get("source").asText()).startsWith("Replayed demand, synthetic supply");
  }

  @Test
  void shouldSayWhatCannotBeHeldOut() throws IOException {
    String file = "--orders=" + orders();

    assertThat(echelon.run("simulate", file, "--fit", "1")).isEqualTo(2);
    assertThat(echelon.run("simulate", file, "--skus=3", "--seeds=2")).isEqualTo(2);
    assertThat(echelon.run("simulate", file, "--fit", "0", "--skus", "3")).isEqualTo(2);
    assertThat(echelon.run("simulate", "--lead-times", "nowhere.csv")).isEqualTo(2);
    assertThat(echelon.err())
        .contains("--fit is a share", "1 samples of 3 items", "the whole file", "nowhere.csv");
  }

  /** Twenty weeks of four items, each ordered daily. */
  private Path orders() throws IOException {
    StringBuilder rows = new StringBuilder("date,store,item,qty,sale_usd\n");
    LocalDate first = LocalDate.of(2019, 1, 7);
    for (int day = 0; day < 140; day++) {
      for (int item = 1; item <= 4; item++) {
        rows.append(first.plusDays(day)).append(",S1,").append(item).append(",6,60\n");
      }
    }
    return Files.writeString(folder.resolve("orders.csv"), rows);
  }

  @Test
  void shouldRunAFieldExperimentBesideItsTruth() throws IOException {
    Path file = folder.resolve("lab.json");
    assertThat(experiment("2026-01-06", file)).as(echelon.err()).isZero();

    JsonNode results = new ObjectMapper().readTree(file.toFile()).get("results");
    assertThat(results.get("seeds")).hasSize(2);
    JsonNode first = results.get("seeds").get(0);
    assertThat(first.get("control").asDouble()).isPositive();
    assertThat(first.get("trueEffect").asDouble()).isNotZero();
    assertThat(first.get("cost").get("low").asDouble())
        .isLessThan(first.get("cost").get("high").asDouble());
    assertThat(results.get("lab").get("design").asText()).isEqualTo("ITEM");
    assertThat(echelon.out()).contains("detectable", "intervals cover the truth");

    assertThat(experiment("2026-01-02", file)).isEqualTo(2);
    assertThat(echelon.err()).contains("the world from 2026-01-05 for 6 days");
  }

  private int experiment(String startOn, Path file) throws IOException {
    Path definition = folder.resolve("definition.json");
    Files.writeString(
        definition,
        """
        {"id": "more", "treatment": {"policy": "rationed", "settings": {"demandFactor": 2}},
         "control": "rationed", "blockDays": 2, "washoutDays": 0, "startOn": "%s",
         "endOn": "2026-01-10"}
        """
            .formatted(startOn));
    return echelon.run(
        "simulate",
        "--lab=" + definition,
        "--world=iowa-form",
        "--skus=24",
        "--days=6",
        "--step=6h",
        "--seeds=2",
        "--json=" + file);
  }

  private JsonNode report(String mode) throws IOException {
    Path file = folder.resolve(mode + ".json");
    int code =
        echelon.run(
            "simulate",
            "--world=iowa-form",
            "--skus=10",
            "--days=4",
            "--step=6h",
            "--mode=" + mode,
            "--json=" + file);
    assertThat(code).as(echelon.err()).isZero();
    return new ObjectMapper().readTree(file.toFile());
  }
}
