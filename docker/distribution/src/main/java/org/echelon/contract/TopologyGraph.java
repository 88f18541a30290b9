package org.echelon.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.echelon.topic.Topic;

/**
 * What a topology reads, does, keeps and writes, by its own description.
 *
 * @param inputs topics read, those of the first step first
 * @param steps processors, each after those that feed it
 * @param outputs topics written, those of the first step first
 * @param reads topic and step
 * @param passes step and step
 * @param writes step and topic
 */
record TopologyGraph(
    List<Topic> inputs,
    List<Step> steps,
    List<Topic> outputs,
    List<Edge<Topic, String>> reads,
    List<Edge<String, String>> passes,
    List<Edge<String, Topic>> writes) {

  /**
   * A processor.
   *
   * @param depth how many steps a record passes to come here, 0 where it comes from a topic
   */
  record Step(String name, int depth, List<String> stores) {}

  /** From where to where records go. */
  record Edge<F, T>(F from, T to) {}

  /**
   * The graph of a topology.
   *
   * @param prefix of its topics
   */
  static TopologyGraph of(Topology topology, String prefix) {
    Map<String, Processor> processors = new TreeMap<>();
    Map<String, Set<Topic>> read = new TreeMap<>();
    Map<String, Set<Topic>> written = new TreeMap<>();
    for (Subtopology part : topology.describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof Processor processor) {
          processors.put(processor.name(), processor);
        } else if (node instanceof Source source) {
          source.topicSet().forEach(topic -> note(read, source, topic(topic, prefix), true));
        } else if (node instanceof Sink sink) {
          note(written, sink, topic(sink.topic(), prefix), false);
        }
      }
    }
    List<Step> steps = steps(processors);
    List<Edge<String, String>> passes = new ArrayList<>();
    List<Edge<Topic, String>> reads = new ArrayList<>();
    List<Edge<String, Topic>> writes = new ArrayList<>();
    for (Step step : steps) {
      read.getOrDefault(step.name(), Set.of())
          .forEach(topic -> reads.add(new Edge<>(topic, step.name())));
      written
          .getOrDefault(step.name(), Set.of())
          .forEach(topic -> writes.add(new Edge<>(step.name(), topic)));
      before(processors, step.name()).forEach(from -> passes.add(new Edge<>(from, step.name())));
    }
    return new TopologyGraph(
        reads.stream().map(Edge::from).distinct().toList(),
        steps,
        writes.stream().map(Edge::to).distinct().toList(),
        reads,
        passes,
        writes);
  }

  /** Notes a topic at the steps on the other side of a source or sink. */
  private static void note(
      Map<String, Set<Topic>> topics, TopologyDescription.Node end, Topic topic, boolean source) {
    for (TopologyDescription.Node step : source ? end.successors() : end.predecessors()) {
      topics.computeIfAbsent(step.name(), name -> new TreeSet<>()).add(topic);
    }
  }

  private static Topic topic(String name, String prefix) {
    return Topic.ofSuffix(name.substring(prefix.length()));
  }

  private static List<Step> steps(Map<String, Processor> processors) {
    Map<String, Integer> depths = new LinkedHashMap<>();
    processors.keySet().forEach(name -> depth(processors, name, depths));
    return processors.values().stream()
        .map(
            processor ->
                new Step(
                    processor.name(),
                    depths.getOrDefault(processor.name(), 0),
                    processor.stores().stream().sorted().toList()))
        .sorted(Comparator.comparingInt(Step::depth).thenComparing(Step::name))
        .toList();
  }

  private static int depth(
      Map<String, Processor> processors, String name, Map<String, Integer> depths) {
    Integer known = depths.get(name);
    if (known != null) {
      return known;
    }
    int depth = 0;
    for (String from : before(processors, name)) {
      depth = Math.max(depth, depth(processors, from, depths) + 1);
    }
    depths.put(name, depth);
    return depth;
  }

  /** The processors that hand records on to one, by name; a topology has no circles. */
  private static List<String> before(Map<String, Processor> processors, String name) {
    List<String> before = new ArrayList<>();
    processors.forEach(
        (other, processor) -> {
          if (processor.successors().stream().anyMatch(next -> next.name().equals(name))) {
            before.add(other);
          }
        });
    return before;
  }
}
