package org.echelon.producers.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.price.Certificate;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.state.Manifest;
import org.echelon.state.Proposal;
import org.echelon.state.Refreshed;
import org.echelon.state.Task;
import org.echelon.state.TriggerKind;
import org.echelon.system.Ask;

/** Follows what comes of one change; topics are read side by side, so nothing has an order. */
final class ChangeWatch {
  private static final String NETWORK = "network";
  private static final String PRICES = "prices";
  private static final String IN_FORCE = "in force";
  private static final String FIRST_PROPOSAL = "first proposal";
  private static final String LAST_PROPOSAL = "last proposal";
  private static final String FINISHED = "finished";
  private static final String DRAFT = "draft";
  private static final String COMMAND = "command";
  private static final String ASSIGNMENT = "assignment";
  private static final String WITHDRAWAL = "withdrawal";

  private final String change;
  private final String node;
  private final long networkVersion;
  private final long formerPrices;
  private final int planTasks;
  private final long sentNanos;
  private final Map<String, Long> at = new HashMap<>();
  private final Map<String, Task> tasks = new HashMap<>();
  private final Set<String> drafts = new HashSet<>();
  private long priceVersion;
  private long pricedSkus;
  private double gap;
  private long proposals;
  private long withdrawals;
  private long uses;

  /**
   * @param networkVersion from which on the change is known
   * @param formerPrices version of the last prices before it
   * @param sentNanos when it was made, as {@link System#nanoTime}
   */
  ChangeWatch(
      String change,
      String node,
      long networkVersion,
      long formerPrices,
      int planTasks,
      long sentNanos) {
    this.change = change;
    this.node = node;
    this.networkVersion = networkVersion;
    this.formerPrices = formerPrices;
    this.planTasks = planTasks;
    this.sentNanos = sentNanos;
  }

  void published(SpecificRecord record, long now) {
    if (record instanceof Task task && task.getApp().equals("plan")) {
      told(task, now);
    } else if (record instanceof PriceVector vector) {
      priced(vector, now);
    } else if (record instanceof Proposal proposal) {
      proposed(proposal, now);
    } else if (record instanceof Ask ask) {
      if (ask.getDry() && follows(ask.getNetworkVersion(), ask.getPriceVersion())) {
        drafts.add(ask.getAskId());
      }
    } else if (record instanceof Manifest manifest) {
      if (drafts.contains(manifest.getAskId())) {
        note(DRAFT, now);
      }
    } else {
      commanded(record, now);
    }
  }

  private void told(Task task, long now) {
    tasks.put(task.getTask(), task);
    if (all(t -> t.getNetworkVersion() >= networkVersion)) {
      note(NETWORK, now);
    }
    if (all(t -> follows(t.getNetworkVersion(), t.getPriceVersion()))) {
      note(IN_FORCE, now);
      if (all(t -> done(t.getRefreshed()))) {
        note(FINISHED, now);
      }
    }
  }

  private static boolean done(Refreshed refreshed) {
    return refreshed != null && refreshed.getDone();
  }

  private boolean all(Predicate<Task> holds) {
    return tasks.size() == planTasks && tasks.values().stream().allMatch(holds);
  }

  private void priced(PriceVector vector, long now) {
    boolean rules = vector.getStatus() != VectorStatus.CERTIFICATE_ONLY;
    if (rules && priceVersion == 0 && follows(vector.getNetworkVersion(), vector.getVersion())) {
      priceVersion = vector.getVersion();
      Certificate certificate = vector.getCertificate();
      if (certificate != null) {
        note(PRICES, now);
        pricedSkus = certificate.getSkus();
        gap = certificate.getGapOfValue();
      }
    }
  }

  private void proposed(Proposal proposal, long now) {
    boolean caused =
        proposal.getTrigger().getKind() == TriggerKind.PRICE
            && follows(proposal.getNetworkVersion(), proposal.getPriceVersion());
    if (caused && !at.containsKey(FINISHED)) {
      note(FIRST_PROPOSAL, now);
      at.put(LAST_PROPOSAL, now);
      proposals++;
    }
  }

  private void commanded(SpecificRecord record, long now) {
    if (record instanceof TransferCommand command) {
      boolean needs = command.getFrom().equals(node) || command.getTo().equals(node);
      moved(command.getChange(), command.getNetworkVersion(), command.getPriceVersion(), now);
      use(needs, command.getChange(), command.getNetworkVersion());
    } else if (record instanceof PurchaseCommand command) {
      moved(command.getChange(), command.getNetworkVersion(), command.getPriceVersion(), now);
      use(command.getTo().equals(node), command.getChange(), command.getNetworkVersion());
    } else if (record instanceof AssignmentCommand command) {
      if (command.getChange() != CommandChange.ISSUE) {
        withdrawn(now);
      } else if (follows(command.getNetworkVersion(), command.getPriceVersion())) {
        note(ASSIGNMENT, now);
      }
      use(command.getNode().equals(node), command.getChange(), command.getNetworkVersion());
    }
  }

  private void moved(CommandChange what, long network, long prices, long now) {
    if (what != CommandChange.ISSUE) {
      withdrawn(now);
    } else if (follows(network, prices)) {
      note(COMMAND, now);
    }
  }

  private void withdrawn(long now) {
    note(WITHDRAWAL, now);
    withdrawals++;
  }

  private void use(boolean needs, CommandChange what, long network) {
    boolean lost = change.equals(ChangeOutcome.LOST);
    uses += lost && needs && what == CommandChange.ISSUE && network >= networkVersion ? 1 : 0;
  }

  private boolean follows(long network, long prices) {
    return network >= networkVersion && prices > formerPrices;
  }

  private void note(String what, long now) {
    at.putIfAbsent(what, now);
  }

  private double since(String what) {
    Long nanos = at.get(what);
    return nanos == null ? 0 : (nanos - sentNanos) / 1e9;
  }

  /** What has come of it so far. */
  ChangeOutcome outcome() {
    return new ChangeOutcome(
        change,
        node,
        since(NETWORK),
        since(PRICES),
        priceVersion,
        pricedSkus,
        gap,
        since(IN_FORCE),
        since(FIRST_PROPOSAL),
        since(LAST_PROPOSAL),
        proposals,
        since(FINISHED),
        since(DRAFT),
        since(COMMAND),
        since(ASSIGNMENT),
        since(WITHDRAWAL),
        withdrawals,
        uses);
  }
}
