package org.echelon.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.echelon.codec.PlainValues;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.Rival;
import org.echelon.schema.Contracts;
import org.echelon.simulation.policy.Policies;
import org.echelon.topic.Topic;
import org.echelon.topology.GateTopology;
import org.echelon.topology.IntakeTopology;
import org.echelon.topology.PlanTopology;
import org.echelon.topology.ShadowTopology;

/** A page and a drawing of each topology, made from what the topology says of itself. */
public final class TopologyPages {
  /** As a deployment without options is; nothing here is asked or opened. */
  private static final Deployment USUAL =
      new Deployment("none:1", "http://none", Contracts.PREFIX, 24, 8, 1, 50, 5, Path.of("none"));

  private static final List<Page> PAGES =
      List.of(
          new Page(
              "intake",
              "Intake",
              "What upstream systems send becomes one log for each task of Plan and of the gates;"
                  + " what cannot be taken goes to `dlq.v1` with its reason.",
              Optional.empty()),
          new Page(
              "plan",
              "Plan",
              "One log in, by SKU; positions, decisions, commands, proposals and offers out."
                  + " Everything a decision depends on is in the stores.",
              Optional.of("plan")),
          new Page(
              "gate",
              "Gates",
              "By node or vendor: asks to Plan, grants back to it, manifests of departures. Beside"
                  + " them, in the same tasks, the view of orders.",
              Optional.of("gate")),
          new Page(
              "lab",
              "Lab in shadow",
              "Another policy beside the live one: it reads the log of Plan and writes nothing but"
                  + " its comparisons. See [labs in shadow](../labs-shadow.md).",
              Optional.empty()));

  /**
   * What a page says beside its topology.
   *
   * @param app name of the application whose stores {@code topic show} reads
   */
  private record Page(String name, String title, String about, Optional<String> app) {}

  private TopologyPages() {}

  /** Pages and drawings by file name. */
  public static SortedMap<String, String> all() {
    return all(TopologyPages::topology);
  }

  /** The same of other topologies, by name. */
  static SortedMap<String, String> all(Function<String, Topology> topologies) {
    SortedMap<String, String> files = new TreeMap<>();
    StringBuilder index = new StringBuilder("# Topologies\n\n");
    index.append(
        "What the applications of Echelon read, do, keep and write, as Kafka Streams runs");
    index.append(" it. Names of topics are without the prefix of a deployment.\n\n");
    index.append("| topology | what it does |\n|---|---|\n");
    for (Page page : PAGES) {
      TopologyGraph graph = TopologyGraph.of(topologies.apply(page.name()), Contracts.PREFIX);
      files.put(page.name() + ".svg", TopologySvg.of(graph, page.title()));
      files.put(page.name() + ".md", markdown(page, graph));
      index.append("| [%s](%s.md) | %s |\n".formatted(page.title(), page.name(), page.about()));
    }
    index.append("\nThe pricing job and its workers are plain consumers and producers and have no");
    index.append(" topology. Who writes and reads each topic: [events](../events/index.md).\n\n");
    index.append("Made by `./echelon contracts topologies --out topology-docs/topologies`;");
    index.append(" a test refuses stale pages.\n");
    files.put("index.md", index.toString());
    return files;
  }

  /** Writes them into a folder; returns how many there are. */
  public static int write(Path folder) throws IOException {
    Files.createDirectories(folder);
    SortedMap<String, String> files = all();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return files.size();
  }

  /** A topology as it is. */
  static Topology topology(String name) {
    return switch (name) {
      case "intake" -> IntakeTopology.build(USUAL, TopologyPages::values);
      case "plan" -> PlanTopology.build(USUAL, TopologyPages::values);
      case "gate" -> GateTopology.build(USUAL, TopologyPages::values);
      default ->
          ShadowTopology.build(
              USUAL, TopologyPages::values, new Rival("lab", Policies.RATIONED.planners(), false));
    };
  }

  private static PlainValues values() {
    return new PlainValues(Contracts.PREFIX);
  }

  private static String markdown(Page page, TopologyGraph graph) {
    StringBuilder text = new StringBuilder("# " + page.title() + "\n\n");
    text.append(page.about()).append("\n\n");
    text.append("![%s](%s.svg)\n\n".formatted(page.title(), page.name()));
    text.append("```mermaid\n").append(mermaid(graph)).append("```\n");
    topics(text, "Reads", graph.inputs());
    text.append("\n## Keeps\n\n");
    if (graph.steps().stream().allMatch(step -> step.stores().isEmpty())) {
      text.append("Nothing.\n");
    } else {
      stores(text, page, graph);
    }
    topics(text, "Writes", graph.outputs());
    text.append("\nAll topologies: [index](index.md). Made by `./echelon contracts topologies`.\n");
    return text.toString();
  }

  private static void topics(StringBuilder text, String title, List<Topic> topics) {
    text.append("\n## ").append(title).append("\n\n| topic | what it is |\n|---|---|\n");
    for (Topic topic : topics) {
      String name = "`" + topic.suffix() + "`";
      text.append(
          "| %s | %s |\n"
              .formatted(
                  topic.record().isPresent()
                      ? "[" + name + "](../events/" + MessageForm.name(topic) + ".md)"
                      : name,
                  FieldTable.cell(MessageForm.about(topic))));
    }
  }

  private static void stores(StringBuilder text, Page page, TopologyGraph graph) {
    text.append("| store | of | changelog | read it |\n|---|---|---|---|\n");
    for (TopologyGraph.Step step : graph.steps()) {
      for (String store : step.stores()) {
        text.append("| `%s` | `%s` | ".formatted(store, step.name()));
        text.append(
            page.app()
                .map(
                    app ->
                        "`%s-%s-changelog` | `./echelon topic show %s-%s`"
                            .formatted(USUAL.applicationId(app), store, app, store))
                .orElse("of the lab's own application | "));
        text.append(" |\n");
      }
    }
  }

  private static String mermaid(TopologyGraph graph) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    graph.inputs().forEach(t -> text.append("  in_%s([\"%s\"])\n".formatted(t, t.suffix())));
    for (TopologyGraph.Step step : graph.steps()) {
      text.append("  %s[\"%s\"]\n".formatted(id(step.name()), step.name()));
      for (String store : step.stores()) {
        text.append("  store_%s[(\"%s\")]\n".formatted(word(store), store));
        text.append("  %s --- store_%s\n".formatted(id(step.name()), word(store)));
      }
    }
    graph.outputs().forEach(t -> text.append("  out_%s([\"%s\"])\n".formatted(t, t.suffix())));
    graph.reads().forEach(e -> text.append("  in_%s --> %s\n".formatted(e.from(), id(e.to()))));
    graph.passes().forEach(e -> text.append("  %s --> %s\n".formatted(id(e.from()), id(e.to()))));
    graph.writes().forEach(e -> text.append("  %s --> out_%s\n".formatted(id(e.from()), e.to())));
    return text.toString();
  }

  private static String id(String step) {
    return "step_" + word(step);
  }

  /** A name as Mermaid takes it in ids. */
  private static String word(String name) {
    return name.replace('-', '_');
  }
}
