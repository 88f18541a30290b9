package org.echelon.follow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.state.Manifest;
import org.echelon.state.Proposal;
import org.echelon.state.Refreshed;
import org.echelon.state.Task;
import org.echelon.state.TriggerKind;
import org.echelon.system.Ask;
import org.jspecify.annotations.Nullable;

/** What others can read of how one version of prices is followed; times by the wall clock. */
final class Following {
  private final long version;
  private final int tasks;
  private final Map<String, Task> plans = new HashMap<>();
  private final Map<String, Long> proposals = new HashMap<>();
  private final Set<String> drafts = new HashSet<>();
  private int draftsAsked;
  private long adopted;
  private long finished;
  private long firstDraft;
  private long lastDraft;
  private long lastProposal;

  /**
   * @param tasks of Plan
   */
  Following(long version, int tasks) {
    this.version = version;
    this.tasks = tasks;
  }

  void published(SpecificRecord record, long now) {
    if (record instanceof Task task && task.getApp().equals("plan")) {
      told(task, now);
    } else if (record instanceof Proposal proposal) {
      proposed(proposal, now);
    } else if (record instanceof Ask ask && ask.getDry() && ask.getPriceVersion() == version) {
      draftsAsked++;
      drafts.add(ask.getAskId());
    } else if (record instanceof Manifest manifest && drafts.remove(manifest.getAskId())) {
      firstDraft = firstDraft == 0 ? now : firstDraft;
      lastDraft = now;
    }
  }

  private void told(Task task, long now) {
    if (task.getPriceVersion() == version) {
      plans.put(task.getTask(), task);
      adopted = adopted == 0 && plans.size() == tasks ? now : adopted;
      finished = finished == 0 && allDone() ? now : finished;
    }
  }

  private void proposed(Proposal proposal, long now) {
    boolean follows =
        proposal.getPriceVersion() == version
            && proposal.getTrigger().getKind() == TriggerKind.PRICE;
    if (follows && proposals.putIfAbsent(proposal.getSku(), now) == null) {
      lastProposal = now;
    }
  }

  private boolean allDone() {
    return plans.size() == tasks
        && plans.values().stream()
            .allMatch(task -> task.getRefreshed() != null && task.getRefreshed().getDone());
  }

  /** Whether every task has told that it has brought all SKUs up. */
  boolean finished() {
    return finished != 0;
  }

  /** Whether drafts were asked for and all are there. */
  boolean drafted() {
    return draftsAsked > 0 && drafts.isEmpty();
  }

  /** Whether any draft was asked for. */
  boolean asksForDrafts() {
    return draftsAsked > 0;
  }

  /** When a proposal was last read; 0 before. */
  long lastProposal() {
    return lastProposal;
  }

  /** What it came to. */
  Followed outcome(String move, long sentNanos) {
    long[] times = proposals.values().stream().mapToLong(Long::longValue).sorted().toArray();
    return new Followed(
        move,
        times.length,
        since(sentNanos, rank(times, 0)),
        since(sentNanos, rank(times, 0.999)),
        since(sentNanos, rank(times, 1)),
        since(sentNanos, adopted),
        since(sentNanos, finished),
        left(),
        draftsAsked,
        since(sentNanos, firstDraft),
        since(sentNanos, lastDraft));
  }

  /** SKUs that no task has looked at under this version. */
  private long left() {
    return plans.values().stream()
        .mapToLong(task -> Math.max(0, task.getGaps().getSkus() - lookedAt(task.getRefreshed())))
        .sum();
  }

  private static long lookedAt(@Nullable Refreshed refreshed) {
    return refreshed == null ? 0 : refreshed.getLookedAt();
  }

  private static long rank(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static double since(long sent, long nanos) {
    return nanos == 0 ? 0 : (nanos - sent) / 1e9;
  }

  @Override
  public String toString() {
    return "version "
        + version
        + ": adopted by "
        + plans.size()
        + " of "
        + tasks
        + " tasks, proposals "
        + proposals.size();
  }
}
