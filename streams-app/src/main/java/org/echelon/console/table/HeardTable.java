package org.echelon.console.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.echelon.codec.RefusalCode;
import org.echelon.console.table.RefusedTable.RefusedRow;
import org.echelon.gate.Ranking;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandState;
import org.echelon.price.Certificate;
import org.echelon.price.PriceVector;
import org.echelon.price.StopReason;
import org.echelon.price.VectorStatus;
import org.echelon.state.Cut;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.DecisionState;
import org.echelon.telemetry.Spread;
import org.echelon.telemetry.Tally;

/**
 * What was heard since the console had read the past: sums that begin at zero with it and only
 * rise. What has a fixed set of codes is known at zero from the start.
 */
public final class HeardTable implements CommandTable.Listener {
  private static final double[] RUN_SECONDS = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300};
  private static final double[] ROUNDS = {1, 2, 3, 5, 8, 13, 21, 34, 55};

  /** A minute to a week. */
  private static final double[] ANSWER_SECONDS = {
    60, 300, 900, 3_600, 4 * 3_600, 12 * 3_600, 86_400, 3 * 86_400, 7 * 86_400
  };

  /** Five milliseconds to five seconds, with the goals of a commit interval of 50 ms between. */
  private static final double[] DECISION_SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5
  };

  private final Tally decisions = new Tally();
  private final Spread eventToDecision = new Spread(DECISION_SECONDS);
  private final DecisionTimes decisionTimes = new DecisionTimes();
  private final Tally cutUnits = new Tally();
  private final Tally priceRuns = new Tally();
  private final Tally refused = new Tally();
  private final Tally turns = new Tally();
  private final Spread runSeconds = new Spread(RUN_SECONDS);
  private final Spread rounds = new Spread(ROUNDS);
  private final Map<CommandKind, Spread> answers = new EnumMap<>(CommandKind.class);
  private boolean live;

  HeardTable() {
    for (DecisionKind kind : DecisionKind.values()) {
      for (DecisionState state : DecisionState.values()) {
        decisions.begin(kind.name(), state.name());
      }
    }
    for (VectorStatus status : VectorStatus.values()) {
      for (StopReason reason : StopReason.values()) {
        priceRuns.begin(status.name(), reason.name());
      }
    }
    for (CommandKind kind : CommandKind.values()) {
      answers.put(kind, new Spread(ANSWER_SECONDS));
      for (CommandState state : CommandState.values()) {
        turns.begin(kind.name(), state.name());
      }
    }
    for (RefusalCode code : RefusalCode.values()) {
      refused.begin(code.name(), code.kind().name());
    }
    Stream.of(Ranking.TRUCK, "STORAGE", "INBOUND").forEach(cutUnits::begin);
  }

  /** From here on things are counted. */
  void live() {
    live = true;
  }

  void take(Decision decision) {
    if (live) {
      decisions.add(1, decision.getKind().name(), decision.getState().name());
      for (Cut cut : decision.getCuts()) {
        cutUnits.add(cut.getUnitsCut(), cut.getResource());
      }
    }
  }

  /** An event led to a decision that is read now, so long after it was written to Plan's log. */
  void decided(long readAtMillis, long tookMillis) {
    eventToDecision.add(tookMillis / 1000.0);
    decisionTimes.add(readAtMillis, tookMillis);
  }

  void take(PriceVector run) {
    if (!live) {
      return;
    }
    Certificate certificate = run.getCertificate();
    StopReason reason = certificate == null ? StopReason.UNKNOWN : certificate.getStopReason();
    priceRuns.add(1, run.getStatus().name(), reason.name());
    if (certificate != null) {
      runSeconds.add(certificate.getWallMillis() / 1000.0);
      rounds.add(certificate.getRounds());
    }
  }

  void take(RefusedRow row) {
    if (live) {
      refused.add(1, row.reason(), row.kind());
    }
  }

  @Override
  public void turned(CommandKind kind, CommandState state) {
    if (live) {
      turns.add(1, kind.name(), state.name());
    }
  }

  @Override
  public void answered(CommandKind kind, long millis) {
    if (live) {
      answers.computeIfAbsent(kind, k -> new Spread(ANSWER_SECONDS)).add(millis / 1000.0);
    }
  }

  /** Decisions by kind and state. */
  public Tally decisions() {
    return decisions;
  }

  /** Time from the writing of an event to Plan's log until its decision was read here. */
  public Spread eventToDecision() {
    return eventToDecision;
  }

  /** The same of the last minute, one by one. */
  public DecisionTimes decisionTimes() {
    return decisionTimes;
  }

  /** Units that decisions lost to something short, by what was short. */
  public Tally cutUnits() {
    return cutUnits;
  }

  /** Price runs by status and why they stopped. */
  public Tally priceRuns() {
    return priceRuns;
  }

  /** Refused records by reason and class. */
  public Tally refused() {
    return refused;
  }

  /** Commands that came to a state, by kind and state. */
  public Tally turns() {
    return turns;
  }

  /** Wall time of price runs. */
  public Spread runSeconds() {
    return runSeconds;
  }

  /** Rounds of price runs. */
  public Spread rounds() {
    return rounds;
  }

  /** Time from issue to first answer by kind of command, on the deployment's clock. */
  public Map<CommandKind, Spread> answers() {
    return Map.copyOf(answers);
  }
}
