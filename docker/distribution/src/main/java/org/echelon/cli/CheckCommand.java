package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.doctor.Diagnosis;
import org.echelon.doctor.DiagnosisJson;
import org.echelon.doctor.DiagnosisText;
import org.echelon.doctor.Doctor;
import org.echelon.doctor.Mends;
import org.echelon.doctor.Site;
import org.echelon.doctor.Surroundings;
import org.echelon.golden.GoldenTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds what is wrong with a deployment, or holds the mathematics against known answers. */
@Command(
    name = "check",
    aliases = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Looks at this machine, the broker, the registry, the applications and what they have told,"
          + " and says what is wrong, why it matters and what to do about it.",
      "Changes nothing without --fix."
    },
    footer = {
      "",
      "● good, ■ critical, ▲ warning, ○ worth knowing, ◌ not looked at because something else is",
      "missing. Cures are to be given the same addresses and --prefix as this command.",
      "Exit codes: 0 healthy, 2 usage, 5 cannot reach the broker, 6 not healthy (with --golden:",
      "some values do not hold)."
    })
final class CheckCommand implements Callable<Integer> {
  private static final int UNREACHABLE = 5;
  private static final int UNHEALTHY = 6;
  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec;

  @Option(
      names = "--fix",
      description = "First create missing topics and enforce compatibility of schemas.")
  private boolean fix;

  @Option(
      names = "--json",
      arity = "0..1",
      paramLabel = "FILE",
      fallbackValue = STANDARD_OUTPUT,
      description = "Print one JSON document, or write it to a file.")
  private Path json;

  @Option(
      names = "--golden",
      description =
          "Instead, compute every instance with a known answer: what is expected, what was"
              + " computed, the relative error.")
  private boolean golden;

  @Option(names = "--failed", description = "With --golden: only the values that do not hold.")
  private boolean onlyFailed;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return golden ? golden() : doctor();
  }

  private int golden() throws IOException {
    GoldenTable table = GoldenReport.compute();
    if (!printsJson()) {
      GoldenReport.print(table, onlyFailed, spec.commandLine().getOut());
    }
    write(GoldenReport.document(table));
    return table.failed().isEmpty() ? 0 : UNHEALTHY;
  }

  private int doctor() throws IOException, InterruptedException {
    Deployment deployment = options.deployment();
    List<String> mended = fix ? mend(deployment) : List.of();
    Diagnosis diagnosis;
    try (Site site = new Site(deployment, Surroundings.here())) {
      diagnosis = Doctor.look(site);
    }
    if (!printsJson()) {
      PrintWriter out = spec.commandLine().getOut();
      mended.forEach(line -> out.println("+ " + line));
      DiagnosisText.lines(diagnosis).forEach(out::println);
      out.println(DiagnosisText.verdict(diagnosis));
      out.flush();
    }
    write(DiagnosisJson.of(diagnosis, mended));
    if (!diagnosis.brokerAnswers()) {
      return UNREACHABLE;
    }
    return diagnosis.healthy() ? 0 : UNHEALTHY;
  }

  private static List<String> mend(Deployment deployment) throws InterruptedException {
    try (Site site = new Site(deployment, Surroundings.here())) {
      List<String> mended = Mends.apply(site);
      return mended.isEmpty() ? List.of("nothing that can be mended safely") : mended;
    }
  }

  private boolean printsJson() {
    return json != null && json.toString().equals(STANDARD_OUTPUT);
  }

  private void write(Map<String, Object> document) throws IOException {
    if (printsJson()) {
      spec.commandLine().getOut().println(Json.MAPPER.writeValueAsString(document));
    } else if (json != null) {
      Json.write(json, document);
    }
  }
}
