package org.echelon.pricing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One question to all parts of a population until it is answered or given up. The first answer of a
 * part counts; a second one, or one to another question, does not. What was not answered is asked
 * again, at twice the time each time. An answer from other items than the part had opened with says
 * that the part has moved: the run has to open anew.
 *
 * <p>A state machine: time is an argument. O(1) an answer. Answers come out in the order of the
 * parts, so their sum does not depend on when they came.
 *
 * @param <T> what a part answers
 */
public final class PartsRound<T> {

  /** What became of an answer. */
  public enum Verdict {
    COUNTED,
    DUPLICATE,
    /** To another question: late, or somebody else's. */
    STRANGE,
    /** From other items than the part opened with. */
    MOVED
  }

  /** What to do now. */
  public enum Next {
    WAIT,
    ASK_AGAIN,
    GIVE_UP
  }

  /**
   * How long to wait.
   *
   * @param firstMillis before a question is asked again for the first time
   * @param allMillis before it is given up
   */
  public record Patience(long firstMillis, long allMillis) {
    public Patience {
      if (firstMillis < 1 || allMillis < firstMillis) {
        throw new IllegalArgumentException(
            "waits of " + firstMillis + " and " + allMillis + " ms: at least 1, in this order");
      }
    }
  }

  private final String roundId;
  private final int parts;
  private final @Nullable List<String> opened;
  private final Map<Integer, T> answers = new HashMap<>();
  private final Map<Integer, String> snapshots = new HashMap<>();
  private final long giveUpMillis;
  private long waitMillis;
  private long againMillis;

  /**
   * A question that has just been asked.
   *
   * @param opened by part the name of what it froze; null when this question opens the run
   */
  public PartsRound(
      String roundId, int parts, @Nullable List<String> opened, Patience patience, long nowMillis) {
    this.roundId = roundId;
    this.parts = parts;
    this.opened = opened;
    waitMillis = patience.firstMillis();
    againMillis = nowMillis + waitMillis;
    giveUpMillis = nowMillis + patience.allMillis();
  }

  /** Takes an answer. */
  public Verdict take(String round, int part, String snapshot, T answer) {
    if (!round.equals(roundId) || part < 0 || part >= parts) {
      return Verdict.STRANGE;
    }
    if (opened != null && !opened.get(part).equals(snapshot)) {
      return Verdict.MOVED;
    }
    if (answers.putIfAbsent(part, answer) != null) {
      return Verdict.DUPLICATE;
    }
    snapshots.put(part, snapshot);
    return Verdict.COUNTED;
  }

  /** What is due by now; asking again is due once each time. */
  public Next next(long nowMillis) {
    if (nowMillis >= giveUpMillis) {
      return Next.GIVE_UP;
    }
    if (nowMillis < againMillis) {
      return Next.WAIT;
    }
    waitMillis *= 2;
    againMillis = nowMillis + waitMillis;
    return Next.ASK_AGAIN;
  }

  public boolean complete() {
    return answers.size() == parts;
  }

  /** The parts that have not answered. */
  public List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      if (!answers.containsKey(part)) {
        missing.add(part);
      }
    }
    return missing;
  }

  /** All answers in the order of the parts. */
  public List<T> answers() {
    return inOrder(answers);
  }

  /** What the parts had frozen, in their order. */
  public List<String> snapshots() {
    return inOrder(snapshots);
  }

  private <V> List<V> inOrder(Map<Integer, V> byPart) {
    List<V> all = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      all.add(
          Objects.requireNonNull(
              byPart.get(part), "part " + part + " has not answered " + roundId));
    }
    return all;
  }
}
