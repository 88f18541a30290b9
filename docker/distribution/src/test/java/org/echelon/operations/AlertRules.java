package org.echelon.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules that call a person. */
public final class AlertRules {
  static final Path FOLDER = MetricsTable.ROOT.resolve("docker/prometheus");

  private AlertRules() {}

  /** A rule. */
  public record Rule(String name, Query query, String severity, JsonNode annotations) {
    /** File name of its page in the runbook. */
    String page() {
      return name.replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".md";
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** All rules. */
  public static List<Rule> all() throws IOException {
    return of(read("alerts.yml"));
  }

  /** The rules of a file. */
  public static List<Rule> of(JsonNode file) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode group : file.get("groups")) {
      for (JsonNode rule : group.get("rules")) {
        rules.add(
            new Rule(
                rule.get("alert").asText(),
                Query.of(rule.get("expr").asText()),
                rule.at("/labels/severity").asText(),
                rule.get("annotations")));
      }
    }
    return rules;
  }

  /** A file as it is. */
  public static JsonNode read(String file) throws IOException {
    return new YAMLMapper().readTree(FOLDER.resolve(file).toFile());
  }
}
