package org.echelon.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.state.LabState;
import org.echelon.state.LabStatus;

/** What is said of a lab wherever it is told of. */
public final class LabWords {
  /** A lab that runs writes every few seconds; one silent for so long does not run. */
  public static final Duration SILENT = Duration.ofSeconds(30);

  private static final Map<String, String> REASONS =
      Map.of(
          "SAME", "equal units",
          "LEVEL", "the level of the destination is another",
          "BELOW", "the levels of the nodes that the destination fills are others",
          "OTHER_LANE", "as many units, from another source",
          "SOURCE_LEVEL", "the source keeps another number for itself",
          "ORDER_SIZE", "equal levels, another size of the order",
          "SHARE", "equal levels; what the source can spare goes elsewhere");

  private LabWords() {}

  /**
   * Whether a process runs it, as far as anybody has heard.
   *
   * @param now by the clock on the wall
   */
  public static boolean alive(LabState state, Instant now) {
    return state.getStatus() != LabStatus.STOPPED
        && state.getChangedAt().isAfter(now.minus(SILENT));
  }

  /** Whether it runs, in a word or two. */
  public static String status(LabState state, Instant now) {
    if (state.getStatus() == LabStatus.STOPPED || state.getStatus() == LabStatus.STOPPING) {
      return state.getStatus().name().toLowerCase(Locale.ROOT);
    }
    if (state.getProcess().isEmpty()) {
      return "interrupted";
    }
    return alive(state, now)
        ? state.getStatus().name().toLowerCase(Locale.ROOT)
        : "silent since " + state.getChangedAt().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Policy and settings. */
  public static String tried(LabState state) {
    StringBuilder text = new StringBuilder(state.getPolicy());
    for (Map.Entry<String, String> one : new TreeMap<>(state.getSettings()).entrySet()) {
      text.append(' ').append(one.getKey()).append('=').append(one.getValue());
    }
    return text.toString();
  }

  /** Why two policies differ; the code itself where this version does not know it. */
  public static String reason(String code) {
    return REASONS.getOrDefault(code, code);
  }
}
