package org.echelon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the page of evidence from files of results. It takes every figure from them, so that the
 * same files always give the same page.
 *
 * @param files results of measuring commands, in the order of the page
 */
record EvidencePage(List<Source> files) {
  private static final String LEGEND =
      """

      ## How to read the tables of policies

      Means over seeds, of the counted days. What the policies are: [policies](policies.md); what is booked as cost: [simulation](simulation.md).

      - **owed to other days**: stock run down and orders left open, as cost; in no other column but the distance to a bound. **units waiting at the end** are ordered and neither shipped nor lost.
      - **late or lost**: share of units that come after they are due or never, **on time** the rest, **same day on time** the same of what was ordered for the same day; **days late** of the late ones alone.
      - **in region**: share of units shipped from the customer's own region. **fill**: share of units ordered that had stock at once.
      - **above rooms, above flows**: by the day of the run, which is not the local day that sites keep to.
      """;

  /** One file of results. */
  record Source(String name, JsonNode json) {

    static Source of(Path file) throws IOException {
      return new Source(String.valueOf(file.getFileName()), Json.MAPPER.readTree(file.toFile()));
    }

    /** Whether it compares policies. */
    boolean comparesPolicies() {
      return command().equals(EvidenceReport.COMMAND);
    }

    String command() {
      return json.path("command").asText("");
    }

    /** Whether demand is that of a file and supply our own. */
    boolean replayed() {
      return json.path("settings").path("replayed").asBoolean(false);
    }

    EvidenceReport report() throws IOException {
      return Json.MAPPER.treeToValue(json, EvidenceReport.class);
    }

    List<Goal> goals() throws IOException {
      List<Goal> goals = new ArrayList<>();
      for (JsonNode goal : json.path("goals")) {
        goals.add(Json.MAPPER.treeToValue(goal, Goal.class));
      }
      return goals;
    }
  }

  /** The page of all files of a folder that are results, in order of name. */
  static EvidencePage of(Path folder) throws IOException {
    List<Source> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        files.add(Source.of(file));
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("there are no results, *.json, in " + folder);
    }
    return new EvidencePage(files);
  }

  /** The page in Markdown. */
  String markdown() throws IOException {
    StringBuilder page = new StringBuilder("# Evidence\n\n");
    page.append(
        "How the decisions of Echelon compare with those of rivals, and with what we aim at. This"
            + " page is written by `./echelon bench evidence`; every figure is in the files of"
            + " results named below, and a test holds the page to them. Negative differences of"
            + " cost, shipping, distance and lateness are in our favour. A difference counts as"
            + " reached when its mean reaches the goal and its 95% interval leaves zero out, a"
            + " distance to a bound when its mean does.\n");
    page.append("\n## Goals\n\n").append(goals());
    page.append("\n## What fell short\n\n").append(shortfalls());
    if (files.stream().anyMatch(Source::comparesPolicies)) {
      page.append(LEGEND);
    }
    for (Source file : files) {
      if (file.comparesPolicies()) {
        page.append(new EvidenceText(file.name(), file.report()).markdown());
      } else {
        page.append(other(file));
      }
    }
    return page.toString();
  }

  private String goals() throws IOException {
    StringBuilder table =
        new StringBuilder("| goal | measured | aimed at | unit | | results |\n")
            .append("|---|---:|---:|---|---|---|\n");
    for (Source file : files) {
      for (Goal goal : file.goals()) {
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s |%n",
                goal.id(),
                number(goal.measured()),
                number(goal.goal()),
                goal.unit(),
                goal.met() ? "met" : "not met",
                link(file) + (file.replayed() ? ", replayed demand, synthetic supply" : "")));
      }
    }
    return table.toString().replace("\r", "");
  }

  private String shortfalls() throws IOException {
    StringBuilder list = new StringBuilder();
    int met = 0;
    int all = 0;
    for (Source file : files) {
      for (Goal goal : file.goals()) {
        all++;
        met += goal.met() ? 1 : 0;
        if (!goal.met()) {
          list.append("- ").append(shortfall(file, goal)).append('\n');
        }
      }
    }
    String count = met + " of " + all + " goals are met.";
    return list.isEmpty() ? count + "\n" : count + " What is not:\n\n" + list;
  }

  private static String shortfall(Source file, Goal goal) throws IOException {
    if (file.comparesPolicies()) {
      return new EvidenceShortfall(file.report(), goal).words();
    }
    return String.format(
        Locale.ROOT,
        "%s: %s %s, aimed at %s.",
        goal.id(),
        number(goal.measured()),
        goal.unit(),
        number(goal.goal()));
  }

  /** What another command measured: its settings and goals; its own page tells more. */
  private static String other(Source file) {
    StringBuilder text = new StringBuilder("\n## `./echelon " + file.command() + "`\n\n");
    text.append("Results: ").append(link(file)).append(". Settings: ");
    List<String> settings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> setting : file.json().path("settings").properties()) {
      if (!plain(setting.getValue()).isEmpty()) {
        settings.add(setting.getKey() + " " + plain(setting.getValue()));
      }
    }
    text.append(String.join(", ", settings)).append(".\n");
    JsonNode words = file.json().path("words");
    words.forEach(line -> text.append("\n- ").append(line.asText()));
    return text.append(words.isEmpty() ? "" : "\n").toString();
  }

  private static String plain(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  static String link(Source file) {
    return "[" + file.name() + "](evidence/" + file.name() + ")";
  }

  /** A figure with as many digits as people need. */
  static String number(double value) {
    double size = Math.abs(value);
    String form = size == 0 || size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, form, value);
  }
}
