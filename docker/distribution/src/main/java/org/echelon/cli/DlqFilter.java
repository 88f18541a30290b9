package org.echelon.cli;

import java.util.List;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import picocli.CommandLine.Option;

/** Which refused records are meant. */
final class DlqFilter {
  @Option(
      names = "--reason",
      paramLabel = "CODE",
      split = ",",
      description = "Only these reasons, such as REF_UNKNOWN_NODE (default: all).")
  private List<String> reasons = List.of();

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Only those of this topic, such as evt.order.")
  private String topic = "";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Only those of this sending system.")
  private String source = "";

  /** Whether one is meant, as far as its headers tell. */
  boolean byHeaders(RefusedEntry entry, String prefix) {
    boolean reason =
        reasons.isEmpty() || reasons.stream().anyMatch(entry.reason()::equalsIgnoreCase);
    String full = topic.startsWith(prefix) ? topic : prefix + topic;
    boolean from =
        topic.isEmpty() || entry.topic().equals(full) || entry.topic().equals(full + ".v1");
    return reason && from;
  }

  /** Whether one is meant whose record has been read. */
  boolean bySource(Rejudged judged) {
    return source.isEmpty() || judged.source().equals(source);
  }

  /** The same choice as options, for commands that are told. */
  String words() {
    return (reasons.isEmpty() ? "" : " --reason " + String.join(",", reasons))
        + (topic.isEmpty() ? "" : " --topic " + topic)
        + (source.isEmpty() ? "" : " --source " + source);
  }
}
