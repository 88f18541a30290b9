package org.echelon.console.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.echelon.codec.RefusedHeaders;

/**
 * The newest {@value #AT_MOST} refused records by their headers, and counts of all by reason, at
 * most {@value #GROUPS_AT_MOST} reasons.
 */
public final class RefusedTable {
  static final int AT_MOST = 1_000;
  static final int GROUPS_AT_MOST = 100;
  static final int SOURCES_AT_MOST = 20;
  private static final int TEXT = 300;

  private final Deque<RefusedRow> newest = new ArrayDeque<>();
  private final Map<String, Group> groups = new TreeMap<>();
  private long total;

  /** A refused record: its reason, its fault, its origin; texts that are missing are empty. */
  public record RefusedRow(
      int partition,
      long offset,
      String at,
      long wallMillis,
      String reason,
      String kind,
      String key,
      String field,
      String value,
      String cure,
      String topic,
      String origin,
      String source,
      String app) {}

  /**
   * All refusals for one reason.
   *
   * @param sources how many came from each source, at most {@value #SOURCES_AT_MOST}, then others
   */
  public record Group(
      String reason, String kind, long count, RefusedRow last, Map<String, Long> sources) {}

  /** Takes a refused record; what is kept of it. */
  RefusedRow take(ConsumerRecord<String, byte[]> refused) {
    RefusedRow row =
        new RefusedRow(
            refused.partition(),
            refused.offset(),
            text(refused, "at"),
            refused.timestamp(),
            text(refused, "reason"),
            text(refused, "class"),
            refused.key() == null ? "" : shortened(refused.key()),
            text(refused, "field"),
            text(refused, "value"),
            text(refused, "cure"),
            text(refused, "topic"),
            text(refused, "partition") + "/" + text(refused, "offset"),
            source(refused),
            text(refused, "app"));
    total++;
    newest.addFirst(row);
    if (newest.size() > AT_MOST) {
      newest.removeLast();
    }
    String reason =
        groups.containsKey(row.reason()) || groups.size() < GROUPS_AT_MOST
            ? row.reason()
            : "other reasons";
    Group known = groups.get(reason);
    Map<String, Long> sources = known == null ? new TreeMap<>() : known.sources();
    boolean room = sources.containsKey(row.source()) || sources.size() < SOURCES_AT_MOST;
    sources.merge(room ? row.source() : "other sources", 1L, Long::sum);
    long count = known == null ? 1 : known.count() + 1;
    groups.put(reason, new Group(reason, row.kind(), count, row, sources));
    return row;
  }

  /** Newest first. */
  public List<RefusedRow> newest() {
    return new ArrayList<>(newest);
  }

  /** By reason. */
  public List<Group> groups() {
    return List.copyOf(groups.values());
  }

  /** All that were read, also those no longer kept. */
  public long total() {
    return total;
  }

  private static String text(ConsumerRecord<String, byte[]> refused, String name) {
    return shortened(RefusedHeaders.read(refused.headers(), name).orElse(""));
  }

  private static String source(ConsumerRecord<String, byte[]> refused) {
    Header header = refused.headers().lastHeader("ce_source");
    return header == null || header.value() == null
        ? ""
        : shortened(new String(header.value(), StandardCharsets.UTF_8));
  }

  private static String shortened(String text) {
    return text.length() <= TEXT ? text : text.substring(0, TEXT);
  }
}
