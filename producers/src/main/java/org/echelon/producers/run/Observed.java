package org.echelon.producers.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.price.Certificate;
import org.echelon.price.PriceVector;
import org.echelon.producers.partner.Partners;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.state.Manifest;
import org.echelon.state.NodeProposal;
import org.echelon.state.Position;
import org.echelon.state.Proposal;
import org.echelon.state.Task;
import org.echelon.state.TriggerKind;
import org.echelon.system.Ask;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** What a run has seen of Echelon so far; hands commands to the partners. */
final class Observed implements VirtualPlatform.Subscriber {
  private final Partners partners;
  private final Scoreboard scoreboard;
  private final Map<String, Task> planTasks = new TreeMap<>();
  private final Map<String, Task> gateTasks = new TreeMap<>();
  private final Map<String, Map<String, Long>> levels = new HashMap<>();
  private final Set<String> openAsks = new HashSet<>();
  private final Set<String> answeredAsks = new HashSet<>();
  private final Set<String> positions = new HashSet<>();
  private final Map<String, Long> refused = new TreeMap<>();
  private @Nullable PriceVector price;
  private Instant pricedAt = Instant.MIN;
  private long priceVersions;
  private double worstGap;
  private boolean opened;
  private int positivePrices;
  private long proposals;
  private long proposalsByPrice;
  private long transfers;
  private long purchases;
  private long assignments;
  private long reassigned;
  private TruckCount trucks = TruckCount.NONE;

  Observed(Partners partners, Scoreboard scoreboard) {
    this.partners = partners;
    this.scoreboard = scoreboard;
  }

  /** Simulated runs count no positions and read no explanations. */
  @Override
  public boolean wants(Topic topic) {
    return topic != Topic.POSITION && topic != Topic.DECISION;
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof TransferCommand command) {
      transfers++;
      partners.take(command);
    } else if (record instanceof PurchaseCommand command) {
      purchases++;
      partners.take(command);
    } else if (record instanceof AssignmentCommand command) {
      assignments++;
      reassigned += CalledOff.by(command) ? 1 : 0;
      partners.take(command);
      scoreboard.assigned(command);
    } else if (record instanceof Task task) {
      (task.getApp().equals("plan") ? planTasks : gateTasks).put(task.getTask(), task);
    } else if (record instanceof Ask ask) {
      // Topics are read side by side: a manifest may be seen before its ask. Nobody waits for a
      // draft, which is dropped where a real ask comes.
      if (!ask.getDry() && !answeredAsks.contains(ask.getAskId())) {
        openAsks.add(ask.getAskId());
      }
    } else if (record instanceof Manifest manifest) {
      answeredAsks.add(manifest.getAskId());
      openAsks.remove(manifest.getAskId());
      trucks = trucks.plus(manifest);
    } else if (record instanceof Position position) {
      positions.add(position.getSku());
    } else if (record instanceof Proposal proposal) {
      proposed(proposal);
    } else if (record instanceof PriceVector vector) {
      priced(vector);
    }
  }

  @Override
  public void refused(String code) {
    refused.merge(code, 1L, Long::sum);
  }

  private void proposed(Proposal proposal) {
    proposals++;
    if (proposal.getTrigger().getKind() == TriggerKind.PRICE) {
      proposalsByPrice++;
    }
    if (opened) {
      return;
    }
    Map<String, Long> byNode = levels.computeIfAbsent(proposal.getSku(), sku -> new HashMap<>());
    for (NodeProposal node : proposal.getNodes()) {
      byNode.put(node.getNode(), node.getLevelUnits());
    }
  }

  private void priced(PriceVector vector) {
    price = vector;
    pricedAt = vector.getComputedAt();
    priceVersions++;
    Certificate certificate = vector.getCertificate();
    if (certificate != null) {
      // Prices that a person has returned to prove nothing.
      worstGap = Math.max(worstGap, certificate.getGapOfValue());
    }
    int positive =
        (int)
            vector.getPrices().stream()
                .filter(p -> p.getValues().stream().anyMatch(value -> value > 1e-9))
                .count();
    positivePrices = positive;
  }

  /** Whether every task of both applications has reached a tick. */
  boolean reached(long tick, int planTasks, int gateTasks) {
    return reached(this.planTasks, tick, planTasks) && reached(this.gateTasks, tick, gateTasks);
  }

  private static boolean reached(Map<String, Task> tasks, long tick, int expected) {
    return tasks.size() == expected && tasks.values().stream().allMatch(t -> t.getTick() >= tick);
  }

  /** The number of the last tick that a Plan task has reached; 0 before any. */
  long lastTick() {
    return planTasks.values().stream().mapToLong(Task::getTick).max().orElse(0);
  }

  /** When that was. */
  Instant lastTickAt() {
    return planTasks.values().stream()
        .map(Task::getTickAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  /** Whether every Plan task rules by a network. */
  boolean networkAdopted(long version, int tasks) {
    return planTasks.size() == tasks
        && planTasks.values().stream().allMatch(t -> t.getNetworkVersion() >= version);
  }

  boolean asksAnswered() {
    return openAsks.isEmpty();
  }

  /** Asks that were never settled are given up. */
  int giveUpAsks() {
    int open = openAsks.size();
    openAsks.clear();
    return open;
  }

  /** Order-up-to level of a SKU at a node, 0 where none was proposed. */
  long level(String sku, String node) {
    return levels.getOrDefault(sku, Map.of()).getOrDefault(node, 0L);
  }

  /** The stock is counted: levels are asked for no more and are forgotten. */
  void opened() {
    opened = true;
    levels.clear();
  }

  int skusProposed() {
    return levels.size();
  }

  Map<String, Task> planTasks() {
    return planTasks;
  }

  @Nullable PriceVector price() {
    return price;
  }

  Instant pricedAt() {
    return pricedAt;
  }

  long priceVersions() {
    return priceVersions;
  }

  double worstGap() {
    return worstGap;
  }

  int positivePrices() {
    return positivePrices;
  }

  long proposals() {
    return proposals;
  }

  long proposalsByPrice() {
    return proposalsByPrice;
  }

  TruckCount trucks() {
    return trucks;
  }

  long transfers() {
    return transfers;
  }

  long purchases() {
    return purchases;
  }

  long assignments() {
    return assignments;
  }

  /** Assignments called off for another node. */
  long reassigned() {
    return reassigned;
  }

  int positions() {
    return positions.size();
  }

  Map<String, Long> refused() {
    return refused;
  }
}
