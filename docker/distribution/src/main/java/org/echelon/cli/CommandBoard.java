package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.command.CommandChange;
import org.echelon.producers.run.Results;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.state.Manifest;
import org.echelon.state.NodeProposal;
import org.echelon.state.OpenPurchase;
import org.echelon.state.OpenTransfer;
import org.echelon.state.Position;
import org.echelon.state.Proposal;
import org.echelon.state.Task;
import org.echelon.topic.Topic;

/** All commands of a deployment with their answers, in memory; time is that of its last tick. */
final class CommandBoard implements Results.Handler {
  private static final Duration USUAL_ANSWER = Duration.ofMinutes(240);

  private final Map<String, KnownCommand> commands = new LinkedHashMap<>();
  private final Map<String, Map<String, Ack>> acks = new HashMap<>();
  private final Map<String, Position> positions = new HashMap<>();
  private final Map<String, Proposal> proposals = new TreeMap<>();
  private final Map<String, Decision> held = new LinkedHashMap<>();

  /** What came of lines that were held, by the id of the decision. */
  private final Map<String, Decision> settled = new HashMap<>();

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Map<String, String> zones = new HashMap<>();
  private final Set<String> vendors = new HashSet<>();
  private final List<Manifest> manifests = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  /** What the next departures of a lane would take of an item, as proposed now. */
  record Planned(
      String sku,
      String from,
      String to,
      long units,
      Instant departsAt,
      long priceVersion,
      boolean purchase,
      ZoneId place) {}

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Ack ack) {
      acks.computeIfAbsent(ack.getCommandId(), id -> new HashMap<>())
          .merge(ack.getKind() + "/" + ack.getPart(), ack, CommandBoard::later);
    } else if (record instanceof Position position) {
      positions.put(position.getSku(), position);
    } else if (record instanceof Proposal proposal) {
      proposals.put(proposal.getSku(), proposal);
    } else if (record instanceof Decision decision) {
      decided(decision);
    } else if (record instanceof Network network) {
      network.getLanes().forEach(lane -> lanes.put(lane.getLane(), lane));
      network.getNodes().forEach(this::placed);
    } else if (record instanceof Manifest manifest) {
      manifests.add(manifest);
    } else if (record instanceof Task task) {
      now = task.getTickAt().isAfter(now) ? task.getTickAt() : now;
    } else {
      issued(KnownCommand.of(record));
    }
  }

  private void placed(Node node) {
    zones.put(node.getNode(), node.getTimeZone());
    if (node.getKind() == NodeKind.VENDOR) {
      vendors.add(node.getNode());
    }
  }

  private void issued(KnownCommand command) {
    KnownCommand known = commands.get(command.id());
    boolean newer = known == null || command.revision() > known.revision();
    if (newer && command.change() != CommandChange.UNKNOWN) {
      commands.put(command.id(), command);
    }
  }

  private void decided(Decision decision) {
    if (decision.getState() == DecisionState.HELD) {
      held.put(decision.getDecisionId(), decision);
      settled.remove(decision.getDecisionId());
    } else if (held.remove(decision.getDecisionId()) != null) {
      settled.put(decision.getDecisionId(), decision);
    }
  }

  private static Ack later(Ack one, Ack other) {
    return other.getRevision() > one.getRevision() ? other : one;
  }

  /** Time of the deployment: that of its last tick. */
  Instant now() {
    return now;
  }

  /** All commands, in the order in which they came to be known. */
  Collection<KnownCommand> commands() {
    return commands.values();
  }

  Optional<KnownCommand> command(String id) {
    return Optional.ofNullable(commands.get(id));
  }

  /** Lines that wait for a person, newest last. */
  Collection<Decision> held() {
    return held.values();
  }

  /** What came of a line that was held. */
  Optional<Decision> settled(String decisionId) {
    return Optional.ofNullable(settled.get(decisionId));
  }

  List<Manifest> manifests() {
    return manifests;
  }

  /** How far a command is: by the ledger where it speaks of it, else by its acks. */
  CommandProgress progress(KnownCommand command) {
    CommandProgress told =
        CommandProgress.of(command, acks.getOrDefault(command.id(), Map.of()).values());
    Position position = positions.get(command.sku());
    if (command.kind().equals("ASSIGNMENT") || position == null) {
      return told;
    }
    for (OpenTransfer open : position.getTransfers()) {
      if (open.getCommandId().equals(command.id())) {
        return CommandProgress.valueOf(open.getState());
      }
    }
    for (OpenPurchase open : position.getPurchases()) {
      if (open.getCommandId().equals(command.id())) {
        return told;
      }
    }
    // Closed without an ack that says so: told by an event, or expired.
    boolean closed = told.open() && position.getAt().isAfter(command.issuedAt());
    return closed ? CommandProgress.CLOSED : told;
  }

  /** Whom a command waits for; empty where it waits for nobody. */
  Optional<Awaited> awaited(KnownCommand command) {
    Lane lane = lanes.get(command.lane());
    if (lane != null && lane.getAssumeAcks()) {
      return Optional.empty();
    }
    Duration within = lane == null ? USUAL_ANSWER : Duration.ofMinutes(lane.getAckWithinMinutes());
    return switch (progress(command)) {
      case RELEASED ->
          Optional.of(new Awaited("ACCEPTED", command.from(), command.issuedAt().plus(within)));
      case ACCEPTED, PICKED ->
          Optional.of(new Awaited("SHIPPED", command.from(), command.departsAt().plus(within)));
      case SHIPPED, PARTLY_RECEIVED ->
          Optional.of(new Awaited("RECEIVED", command.to(), command.arrivesAt()));
      default -> Optional.empty();
    };
  }

  /** An answer that should come by an instant. */
  record Awaited(String step, String by, Instant dueAt) {}

  boolean overdue(KnownCommand command) {
    return awaited(command).filter(awaited -> awaited.dueAt().isBefore(now)).isPresent();
  }

  /** What would leave next, soonest first. */
  List<Planned> planned() {
    List<Planned> planned = new ArrayList<>();
    for (Proposal proposal : proposals.values()) {
      for (NodeProposal node : proposal.getNodes()) {
        if (node.getWantUnits() > 0 && node.getSource() != null && node.getDepartureAt() != null) {
          planned.add(
              new Planned(
                  proposal.getSku(),
                  node.getSource(),
                  node.getNode(),
                  node.getWantUnits(),
                  node.getDepartureAt(),
                  proposal.getPriceVersion(),
                  vendors.contains(node.getSource()),
                  ZoneId.of(zones.getOrDefault(node.getSource(), "Z"))));
        }
      }
    }
    planned.sort(Comparator.comparing(Planned::departsAt).thenComparing(Planned::sku));
    return planned;
  }
}
