package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.echelon.producers.run.ChangeOutcome;
import org.echelon.producers.run.RegionOutcome;
import org.echelon.producers.run.RunSummary;

/**
 * The summary of a demo.
 *
 * @param settings what it was asked for
 * @param startupSeconds from the command to a world in place
 * @param firstCommandSeconds from the command to the first transfer command
 * @param changes what came of the changes that were made by hand
 * @param regions what came of the regions that were switched
 * @param measured what the platform counted of regions, day by day, where any was switched
 * @param changesNotMade those that were asked for and not made, in words
 */
record DemoReport(
    RunSummary run,
    DemoSettings settings,
    double elapsedSeconds,
    double startupSeconds,
    double firstCommandSeconds,
    List<ChangeOutcome> changes,
    List<RegionOutcome> regions,
    List<MeasuredDay> measured,
    List<String> changesNotMade) {
  private static final double ACKS_AT_LEAST = 0.95;

  static DemoReport of(
      RunSummary summary,
      DemoSettings settings,
      Progress progress,
      double startup,
      long firstCommandNanos,
      List<ChangeOutcome> changes,
      List<RegionOutcome> regions,
      List<MeasuredDay> measured,
      List<String> changesNotMade) {
    return new DemoReport(
        summary,
        settings,
        progress.seconds(),
        startup,
        progress.secondsAt(firstCommandNanos),
        changes,
        regions,
        measured,
        changesNotMade);
  }

  /** Whether everything that must hold in every run holds. */
  boolean sound() {
    return worst().isEmpty();
  }

  /** What is wrong, worst first; empty when nothing is. */
  List<String> worst() {
    List<String> problems = Problems.of(run);
    if (run.acks() < ACKS_AT_LEAST * run.acksDue()) {
      problems.add(run.acks() + " of " + run.acksDue() + " answers that were due were given");
    }
    if (run.rowsRead() != run.rows().sum()) {
      problems.add(run.rows().sum() + " of " + run.rowsRead() + " rows are accounted for");
    }
    problems.addAll(changesNotMade);
    return problems;
  }

  void write(String target) throws IOException {
    ObjectMapper mapper =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode node = mapper.valueToTree(run);
    node.put("elapsedSeconds", elapsedSeconds);
    node.put("startupSeconds", startupSeconds);
    node.put("firstCommandSeconds", firstCommandSeconds);
    node.set("changes", mapper.valueToTree(changes));
    node.set("regions", mapper.valueToTree(regions));
    node.set("measuredDays", mapper.valueToTree(measured));
    node.set("problems", mapper.valueToTree(worst()));
    ObjectNode results = node.deepCopy();
    // The figures stand beside each other at the top too, where they always were.
    node.set("settings", mapper.valueToTree(settings));
    node.set("results", results);
    List<Goal> goals = new ArrayList<>(Goal.of(run));
    goals.addAll(ChangeText.goals(changes));
    goals.addAll(RegionText.goals(regions));
    node.set("goals", mapper.valueToTree(goals));
    node.set("machine", mapper.valueToTree(Machine.now()));
    String text = mapper.writeValueAsString(node);
    if (target.equals("-")) {
      System.out.println(text);
    } else {
      Files.writeString(Path.of(target), text + "\n");
    }
  }
}
