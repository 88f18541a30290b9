package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Commands and options that are declared beside those that documents tell of. */
public final class ToldOptions {
  private static final String DEPLOYMENT = "Where a deployment is";

  private ToldOptions() {}

  /** All commands by their path of names, each begun with an underscore; the root's is empty. */
  public static Map<String, CommandLine> commands(CommandLine root) {
    Map<String, CommandLine> all = new TreeMap<>();
    collect("", root, all);
    return all;
  }

  private static void collect(String path, CommandLine line, Map<String, CommandLine> all) {
    all.put(path, line);
    line.getSubcommands()
        .forEach((name, sub) -> collect(path + "_" + name.replace("-", ""), sub, all));
  }

  /** What the page of settings does not tell in the section of the command. */
  public static List<String> missingInPage(CommandLine root, String page) {
    List<String> missing = new ArrayList<>();
    String everywhere = section(page, DEPLOYMENT);
    for (CommandLine line : commands(root).values()) {
      CommandSpec spec = line.getCommandSpec();
      if (spec.parent() == null) {
        continue;
      }
      String section = section(page, spec.qualifiedName());
      if (section.isEmpty()) {
        missing.add(spec.qualifiedName());
        continue;
      }
      for (OptionSpec option : spec.options()) {
        String name = "`" + option.longestName();
        if (!option.hidden()
            && !option.usageHelp()
            && !option.versionHelp()
            && !section.contains(name)
            && !everywhere.contains(name)) {
          missing.add(spec.qualifiedName() + " " + option.longestName());
        }
      }
    }
    return missing.stream().distinct().toList();
  }

  private static String section(String page, String title) {
    int begin = page.indexOf("\n## " + title + "\n");
    if (begin < 0) {
      return "";
    }
    int end = page.indexOf("\n## ", begin + 1);
    return end < 0 ? page.substring(begin) : page.substring(begin, end);
  }

  /** What the script of a shell does not complete: its functions each belong to a command. */
  public static List<String> missingInCompletion(CommandLine root, String script) {
    List<String> missing = new ArrayList<>();
    commands(root)
        .forEach(
            (path, line) -> {
              String name = "echelon" + path.replace('_', ' ');
              int begin = script.indexOf("function _picocli_echelon" + path + "() {");
              if (begin < 0) {
                missing.add(name);
                return;
              }
              String function = script.substring(begin, script.indexOf("\n}\n", begin));
              line.getSubcommands().keySet().stream()
                  .filter(sub -> !function.contains(sub))
                  .forEach(sub -> missing.add(name + " " + sub));
              line.getCommandSpec().options().stream()
                  .map(OptionSpec::longestName)
                  .filter(option -> !function.contains(option))
                  .forEach(option -> missing.add(name + " " + option));
            });
    return missing.stream().distinct().toList();
  }
}
