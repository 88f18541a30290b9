package org.echelon.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import org.echelon.refused.Rejudged.Verdict;

/** Refused records by reason, topic and source, the most first. */
final class DlqGroups {
  private final Map<String, Group> groups = new TreeMap<>();

  /** Those of one reason, topic and source. */
  static final class Group {
    private final RefusedEntry first;
    private final String source;
    private RefusedEntry last;
    private long count;
    private long passing;
    private long unsure;

    private Group(Rejudged judged) {
      this.first = judged.entry();
      this.last = judged.entry();
      this.source = judged.source();
    }

    private void take(Rejudged judged) {
      last = judged.entry();
      count++;
      passing += judged.verdict() == Verdict.PASSES ? 1 : 0;
      unsure += judged.verdict() == Verdict.UNSURE ? 1 : 0;
    }
  }

  /** Groups of some records, oldest first. */
  DlqGroups(List<Rejudged> all) {
    for (Rejudged judged : all) {
      String key = judged.entry().reason() + " " + judged.entry().topic() + " " + judged.source();
      groups.computeIfAbsent(key, k -> new Group(judged)).take(judged);
    }
  }

  private List<Group> sorted() {
    List<Group> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparingLong((Group group) -> group.count).reversed());
    return sorted;
  }

  /** A line for each, below a head. */
  List<String> lines(String prefix) {
    Columns columns =
        new Columns(
            "REASON", "CLASS", "TOPIC", "SOURCE", ">COUNT", ">PASS NOW", "LAST", "ID", "CURE");
    for (Group group : sorted()) {
      columns.add(
          group.first.reason(),
          group.first.said("class"),
          withoutPrefix(group.first.topic(), prefix),
          group.source.isEmpty() ? FigureText.unknown() : group.source,
          FigureText.count(group.count),
          FigureText.count(group.passing) + (group.unsure > 0 ? " (?" + group.unsure + ")" : ""),
          FigureText.instant(group.last.refusedAt()),
          group.last.id(),
          group.last.said("cure"));
    }
    return columns.lines();
  }

  private static String withoutPrefix(String topic, String prefix) {
    return topic.startsWith(prefix) ? topic.substring(prefix.length()) : topic;
  }

  /** The same for programs. */
  List<Map<String, Object>> document() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Group group : sorted()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("reason", group.first.reason());
      item.put("class", group.first.said("class"));
      item.put("topic", group.first.topic());
      item.put("source", group.source);
      item.put("count", group.count);
      item.put("wouldApplyNow", group.passing);
      item.put("unsure", group.unsure);
      item.put("lastAt", group.last.refusedAt().toString());
      item.put("lastId", group.last.id());
      item.put("cure", group.last.said("cure"));
      list.add(item);
    }
    return list;
  }
}
