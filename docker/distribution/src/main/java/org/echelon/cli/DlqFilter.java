package org.echelon.cli;

import java.util.List;
import java.util.function.Predicate;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = SinceTime.Converter.class,
      description =
          "Only those refused since then by the wall's clock: 2h ago and later, or"
              + " 2026-11-21T18:00Z (default: all).")
  private @Nullable SinceTime since;

  /** Those of a reason; of all where it is empty. */
  static DlqFilter ofReason(String reason) {
    DlqFilter filter = new DlqFilter();
    filter.reasons = reason.isEmpty() ? List.of() : List.of(reason);
    return filter;
  }

  /** Tells which are meant, as far as their headers tell. */
  Predicate<RefusedEntry> headers(String prefix) {
    return entry -> byHeaders(entry, prefix);
  }

  private boolean byHeaders(RefusedEntry entry, String prefix) {
    boolean reason =
        reasons.isEmpty() || reasons.stream().anyMatch(entry.reason()::equalsIgnoreCase);
    String full = topic.startsWith(prefix) ? topic : prefix + topic;
    boolean from =
        topic.isEmpty() || entry.topic().equals(full) || entry.topic().equals(full + ".v1");
    boolean then = since == null || !entry.refusedAt().isBefore(since.at());
    return reason && from && then;
  }

  /** Whether one is meant whose record has been read. */
  boolean bySource(Rejudged judged) {
    return source.isEmpty() || judged.source().equals(source);
  }

  /** The same choice as options, for commands that are told. */
  String words() {
    return (reasons.isEmpty() ? "" : " --reason " + String.join(",", reasons))
        + (topic.isEmpty() ? "" : " --topic " + topic)
        + (source.isEmpty() ? "" : " --source " + source)
        + (since == null ? "" : " --since " + since.text());
  }
}
