package org.echelon.console.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads comparisons out of the documents that commands write with {@code --json}: {@code simulate}
 * of several policies and scenarios, {@code lab report --simulate}, {@code bench evidence}, and
 * {@code simulate --lab}. What else is in a document is passed by.
 */
final class EvidenceForm {
  private static final String WITHOUT_PRICES = "unpriced";

  /** A measure by the names that documents have for it. */
  private enum Known {
    COST("cost a day", "costPerDay", "cost"),
    FILL("fill", "fillRate", "fillRate"),
    ON_TIME("on time", "onTime", "onTime"),
    IN_REGION("in region", "inRegion", "inRegion");

    private final String label;
    private final String mean;
    private final String difference;

    Known(String label, String mean, String difference) {
      this.label = label;
      this.mean = mean;
      this.difference = difference;
    }
  }

  /** How one kind of document holds figures and differences. */
  private enum Kind {
    /** By field, differences as shares. */
    COMPARISON,
    /** By measure, differences in hundredths. */
    EVIDENCE;

    JsonNode mean(JsonNode policy, Known measure) {
      return this == COMPARISON ? policy.path(measure.mean) : policy.at("/means/" + measure.name());
    }

    JsonNode difference(JsonNode pair, Known measure) {
      return this == COMPARISON
          ? pair.path(measure.difference)
          : pair.at("/differences/" + measure.name());
    }

    double unit() {
      return this == COMPARISON ? 1 : 0.01;
    }
  }

  private final String file;
  private final JsonNode document;
  private final String setting;

  EvidenceForm(String file, JsonNode document) {
    this.file = file;
    this.document = document;
    this.setting = setting(document.path("settings"));
  }

  /** All pairs of policies, each once. */
  List<Replay> replays() {
    Map<String, Replay> replays = new LinkedHashMap<>();
    JsonNode results = document.path("results");
    comparison("", results, replays);
    comparison(text(document.at("/settings/lab"), ""), results.path("simulated"), replays);
    for (Map.Entry<String, JsonNode> each : results.properties()) {
      if (!each.getKey().equals("simulated")) {
        comparison(each.getKey(), each.getValue(), replays);
      }
    }
    results.path("cells").forEach(cell -> evidence(cell, replays));
    return List.copyOf(replays.values());
  }

  private void comparison(String scenario, JsonNode node, Map<String, Replay> replays) {
    for (JsonNode pair : node.path("pairs")) {
      String policy = text(pair.path("policy"), "");
      String against = text(pair.path("against"), "");
      add(Kind.COMPARISON, scenario, policy, against, node.path("policies"), pair, replays);
    }
  }

  private void evidence(JsonNode cell, Map<String, Replay> replays) {
    String first = text(cell.at("/policies/0/policy"), "");
    for (JsonNode pair : cell.path("firstAgainst")) {
      String scenario = text(cell.path("name"), "");
      String against = text(pair.path("policy"), "");
      add(Kind.EVIDENCE, scenario, first, against, cell.path("policies"), pair, replays);
    }
  }

  private void add(
      Kind kind,
      String scenario,
      String policy,
      String against,
      JsonNode policies,
      JsonNode pair,
      Map<String, Replay> replays) {
    JsonNode cost = kind.difference(pair, Known.COST);
    if (policy.isEmpty() || against.isEmpty() || !cost.has("mean")) {
      return;
    }
    List<Measure> measures = new ArrayList<>();
    for (Known measure : Known.values()) {
      JsonNode difference = kind.difference(pair, measure);
      if (difference.has("mean")) {
        measures.add(
            new Measure(
                measure.label,
                measure == Known.COST,
                mean(kind, policies, against, measure),
                mean(kind, policies, policy, measure),
                kind.unit() * number(difference.path("mean")),
                kind.unit() * number(difference.path("low")),
                kind.unit() * number(difference.path("high")),
                mean(kind, policies, WITHOUT_PRICES, measure)));
      }
    }
    int seeds = cost.path("seeds").asInt();
    String id = String.join("/", file, scenario, policy, against);
    replays.putIfAbsent(
        id,
        new Replay(
            id,
            file,
            scenario,
            policy,
            against,
            seeds,
            setting,
            PairVerdict.of(measures, seeds),
            measures));
  }

  private static Optional<Double> mean(Kind kind, JsonNode policies, String name, Known measure) {
    for (JsonNode policy : policies) {
      String label = text(policy.path("policy"), "");
      boolean same =
          label.equals(name) || name.equals(WITHOUT_PRICES) && label.startsWith(name + "@");
      JsonNode mean = kind.mean(policy, measure);
      if (same && mean.isNumber()) {
        return Optional.of(mean.asDouble());
      }
    }
    return Optional.empty();
  }

  /** Simulated field experiments, a row for each seed. */
  List<FieldRun> fields() {
    JsonNode lab = document.at("/results/lab");
    List<FieldRun> runs = new ArrayList<>();
    for (JsonNode seed : lab.isObject() ? document.at("/results/seeds") : lab) {
      JsonNode treatment = lab.path("treatment");
      JsonNode settings = treatment.path("settings");
      runs.add(
          new FieldRun(
              file,
              text(lab.path("id"), ""),
              text(treatment.path("policy"), "") + (settings.isEmpty() ? "" : " " + settings),
              text(lab.path("design"), ""),
              seed.path("seed").asLong(),
              seed.path("pairs").asInt(),
              number(seed.at("/cost/perSkuDay")),
              number(seed.at("/cost/low")),
              number(seed.at("/cost/high")),
              number(seed.at("/pricedCost/perSkuDay")),
              number(seed.at("/pricedCost/low")),
              number(seed.at("/pricedCost/high")),
              number(seed.path("trueEffect")),
              text(seed.path("decision"), "")));
    }
    return runs;
  }

  private static String setting(JsonNode settings) {
    List<String> words = new ArrayList<>();
    if (settings.path("world").isTextual()) {
      words.add(settings.path("world").asText());
    }
    if (settings.path("days").isNumber()) {
      words.add(settings.path("days").asInt() + " days");
    }
    if (settings.path("skus").isNumber()) {
      words.add(settings.path("skus").asInt() + " SKUs");
    }
    return String.join(", ", words);
  }

  private static String text(JsonNode node, String otherwise) {
    return node.isTextual() ? node.asText() : otherwise;
  }

  /** JSON has no word for what has no end, so it comes as text; not a number where it is none. */
  private static double number(JsonNode node) {
    return switch (node.asText()) {
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> node.isNumber() ? node.asDouble() : Double.NaN;
    };
  }
}
