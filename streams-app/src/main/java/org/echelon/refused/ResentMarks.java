package org.echelon.refused;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.echelon.control.Audit;
import org.echelon.control.AuditOutcome;

/**
 * Which refused records have been sent again. An audit entry of the operation {@value #OPERATION}
 * and the outcome DONE marks them by ranges of offsets ({@code 12-15,17}); it is written in one
 * transaction with what is sent, so it is there if and only if that is. Marks count for the topic
 * with the id that they name: one that was deleted and made anew begins at offset 0 again. O(log n)
 * for a question.
 */
public final class ResentMarks {
  /** Operation of the audit. */
  public static final String OPERATION = "dlq.resend";

  private static final String OFFSETS = "resent";
  private static final String TOPIC = "topicId";

  private final String topicId;

  /** First and last offset of ranges; no offset is in two of them. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /**
   * @param topicId id that the broker gave to the topic of refused records
   */
  public ResentMarks(String topicId) {
    this.topicId = topicId;
  }

  /** Takes what the audit says. */
  public void take(Audit audit) {
    String offsets = audit.getParameters().get(OFFSETS);
    if (audit.getOperation().equals(OPERATION)
        && audit.getOutcome() == AuditOutcome.DONE
        && topicId.equals(audit.getParameters().get(TOPIC))
        && offsets != null
        && offsets.matches("\\d{1,18}(-\\d{1,18})?(,\\d{1,18}(-\\d{1,18})?)*")) {
      for (String range : offsets.split(",", -1)) {
        int dash = range.indexOf('-');
        long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
        long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
        ranges.merge(first, last, Math::max);
      }
    }
  }

  /** Whether a refused record has been sent again. */
  public boolean has(RefusedEntry entry) {
    return Optional.ofNullable(ranges.floorEntry(entry.offset()))
        .filter(range -> range.getValue() >= entry.offset())
        .isPresent();
  }

  /** The parameters of the entry that marks some offsets. */
  Map<String, String> parameters(SortedSet<Long> offsets) {
    return Map.of(TOPIC, topicId, OFFSETS, text(offsets));
  }

  private static String text(SortedSet<Long> offsets) {
    StringBuilder text = new StringBuilder();
    long first = -1;
    long last = -2;
    for (long offset : offsets) {
      if (offset != last + 1) {
        append(text, first, last);
        first = offset;
      }
      last = offset;
    }
    append(text, first, last);
    return text.toString();
  }

  private static void append(StringBuilder text, long first, long last) {
    if (first >= 0) {
      text.append(text.isEmpty() ? "" : ",").append(first);
      text.append(first == last ? "" : "-" + last);
    }
  }
}
