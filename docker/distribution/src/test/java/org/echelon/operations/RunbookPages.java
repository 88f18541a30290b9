package org.echelon.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that call a person, beside the pages that say what to do then. */
public final class RunbookPages {
  /** The pages as they are. */
  public static final Path FOLDER = MetricsTable.ROOT.resolve("topology-docs/runbook");

  private static final String INDEX = "index.md";

  private RunbookPages() {}

  /** Pages of a folder, without the index. */
  static List<Path> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith(INDEX)).sorted().toList();
    }
  }

  /** Rules without a page, a title or a row of the index, and pages without a rule. */
  public static List<String> differences(List<AlertRules.Rule> rules, Path folder)
      throws IOException {
    List<String> differences = new ArrayList<>();
    String index = Files.readString(folder.resolve(INDEX));
    for (AlertRules.Rule rule : rules) {
      Path page = folder.resolve(rule.page());
      if (!Files.exists(page)) {
        differences.add(rule.name() + " has no page " + rule.page());
      } else if (!Files.readString(page).startsWith("# " + rule.name())) {
        differences.add(rule.name() + " is not the title of " + rule.page());
      }
      String row = "| [" + rule.name() + "](" + rule.page() + ") | " + rule.severity() + " |";
      if (!index.contains(row)) {
        differences.add(rule.name() + " has no row in " + INDEX + ": " + row);
      }
    }
    Set<String> wanted =
        rules.stream().map(AlertRules.Rule::page).collect(Collectors.toCollection(TreeSet::new));
    for (Path page : pages(folder)) {
      String name = page.getFileName().toString();
      if (!wanted.contains(name)) {
        differences.add(name + " is of no rule");
      }
    }
    return differences;
  }
}
