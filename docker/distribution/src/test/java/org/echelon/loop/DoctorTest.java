package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.echelon.cli.Capture;
import org.echelon.config.Deployment;
import org.echelon.doctor.Diagnosis;
import org.echelon.doctor.DiagnosisText;
import org.echelon.doctor.Doctor;
import org.echelon.doctor.Finding;
import org.echelon.doctor.Mark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults made on a real broker and a real registry, and what the doctor says of each. */
class DoctorTest {
  private static final Path PAGE = Path.of("../../topology-docs/doctor.md");
  private static final String HEAD = "| what was done | what `check` says | its cure |";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Other tests run beside this one; one quick answer shows what it needs. */
  private static final int TRIES = 3;

  /** What a healthy deployment needs to settle after its start. */
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private static Clinic clinic;

  private final Capture echelon = new Capture();

  @BeforeAll
  static void open() throws Exception {
    clinic = new Clinic();
  }

  @AfterAll
  static void close() {
    if (clinic != null) {
      clinic.close();
    }
  }

  static List<SeededFault> faults() {
    return SeededFault.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void shouldFindAndExplainEveryFault(SeededFault fault) throws Exception {
    Diagnosis diagnosis = clinic.look(fault.look());

    assertThat(diagnosis.findings())
        .as(() -> String.join("\n", DiagnosisText.lines(diagnosis)))
        .filteredOn(finding -> finding.id().equals(fault.id()))
        .anyMatch(finding -> fault.fits(finding, text(fault, finding), cure(fault, finding)));
  }

  private static String text(SeededFault fault, Finding finding) {
    return clinic.general(fault.look(), finding.text());
  }

  private static String cure(SeededFault fault, Finding finding) {
    return clinic.general(fault.look(), finding.cure());
  }

  @Test
  void shouldCallAHealthyDeploymentHealthyInLessThanTenSeconds() throws Exception {
    long until = System.nanoTime() + SETTLED.toNanos();
    while (!Clinic.look(clinic.well()).healthy() && System.nanoTime() < until) {
      Thread.sleep(200);
    }

    // when
    int exit = 0;
    Duration took = LIMIT;
    for (int i = 0; i < TRIES && took.compareTo(LIMIT) >= 0; i++) {
      echelon.clear();
      long start = System.nanoTime();
      exit = check(clinic.well());
      took = Duration.ofNanos(System.nanoTime() - start);
    }

    assertThat(took).isLessThan(LIMIT);
    assertThat(exit).as(echelon.out()).isZero();
    assertThat(echelon.out())
        .contains("● intake, plan, gate, pricing running", "● clocks agree within")
        .contains("healthy: nothing wrong in")
        .doesNotContain("■", "▲", "◌");
  }

  @Test
  void shouldSayWhatItCouldNotLookAt() throws Exception {
    Diagnosis nobody = clinic.look(Look.NOBODY_LISTENS);
    Diagnosis bare = clinic.look(Look.BARE);

    assertThat(DiagnosisText.lines(nobody))
        .contains(
            "◌ not looked at: broker.version, access.topics, access.repair and 22 more: the broker"
                + " does not answer");
    assertThat(bare.of(Mark.NOT_LOOKED))
        .extracting(Finding::id, Finding::text)
        .contains(tuple("items.there", "no network has been told"));
  }

  @Test
  void shouldMendWhatCanBeMendedSafelyAndNothingElse() throws Exception {
    var unused = clinic.look(Look.SICK);

    // when
    int exit = check(clinic.sick(), "--fix", "--json");

    JsonNode report = new ObjectMapper().readTree(echelon.out());
    assertThat(exit).isEqualTo(6);
    assertThat(report.path("healthy").asBoolean()).isFalse();
    assertThat(report.path("checks").asInt()).isEqualTo(Doctor.checks().size());
    assertThat(report.path("mended"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "created 1 topic with one copy: sick.state.measure.v1",
            "enforced FULL_TRANSITIVE for 1 subject: sick.evt.receipt.v1-value");
    assertThat(report.path("failed").findValuesAsText("id"))
        .contains("topic.partitions", "topic.settings", "registry.schema")
        .doesNotContain("topic.missing", "registry.compatibility");
    JsonNode split = failed(report, "topic.partitions");
    assertThat(split.path("severity").asText()).isEqualTo("CRITICAL");
    assertThat(split.path("object").asText()).isEqualTo("sick.sys.sku.v1");
    assertThat(split.path("value").asInt()).isEqualTo(3);
    assertThat(split.path("expected").asInt()).isEqualTo(2);
  }

  private static JsonNode failed(JsonNode report, String id) {
    for (JsonNode one : report.path("failed")) {
      if (one.path("id").asText().equals(id)) {
        return one;
      }
    }
    throw new AssertionError(id + " has not failed");
  }

  @Test
  void shouldTellApartABrokerThatCannotBeReached(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("check.json");

    int exit =
        echelon.run(
            "doctor",
            "--bootstrap",
            "127.0.0.1:1",
            "--registry",
            "http://127.0.0.1:1",
            "--json=" + file);

    assertThat(exit).isEqualTo(5);
    assertThat(echelon.out()).contains("■ nobody listens at 127.0.0.1:1", "    cure: ./echelon");
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.path("failed").findValuesAsText("id"))
        .contains("broker.answers", "registry.answers");
    assertThat(report.path("notLooked").findValuesAsText("id")).contains("topic.missing");
  }

  /** The page has the row of each seeded fault, and no other; this is how they should be. */
  @Test
  void shouldBeWhatThePageSays() throws IOException {
    List<String> expected = SeededFault.all().stream().map(SeededFault::row).toList();
    List<String> lines = Files.readAllLines(PAGE);
    int head = lines.indexOf(HEAD);

    assertThat(head).as("the page has the table").isPositive();
    List<String> rows = new ArrayList<>(lines.subList(head + 2, lines.size()));
    assertThat(rows.stream().takeWhile(line -> line.startsWith("|")))
        .containsExactlyElementsOf(expected);
    assertThat(SeededFault.all())
        .extracting(SeededFault::id)
        .as("every check has a fault that it finds")
        .containsAll(Doctor.checks().stream().filter(id -> !id.equals("topic.copies")).toList());
  }

  private int check(Deployment deployment, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check",
                "--bootstrap",
                deployment.bootstrap(),
                "--registry",
                deployment.registryUrl(),
                "--prefix",
                deployment.prefix(),
                "--partitions",
                Integer.toString(deployment.partitions()),
                "--gates",
                Integer.toString(deployment.gates()),
                "--state",
                deployment.stateDir().toString()));
    arguments.addAll(List.of(more));
    return echelon.run(arguments.toArray(String[]::new));
  }
}
