package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.producers.client.InForce;
import org.echelon.producers.publish.Publisher;
import org.echelon.state.Manifest;
import org.echelon.topic.Topic;

/** Has gates asked before their cut-off, and waits for the commands that follow. */
final class ExtraAsk {
  private final Deployment deployment;
  private final Watch watch;
  private final CommandBoard board;

  ExtraAsk(Deployment deployment, Watch watch, CommandBoard board) {
    this.deployment = deployment;
    this.watch = watch;
    this.board = board;
  }

  /**
   * Asks for what is planned.
   *
   * @return the commands given, in the order of the lists of departure
   * @throws CommandFailure when a gate does not list its departure in time
   */
  List<KnownCommand> open(List<CommandBoard.Planned> planned, String why, Duration limit) {
    Set<String> nodes =
        planned.stream()
            .map(CommandBoard.Planned::to)
            .collect(Collectors.toCollection(TreeSet::new));
    int known = board.manifests().size();
    RegistryValues values = new RegistryValues(deployment.registryUrl(), deployment.prefix());
    try (Publisher publisher = new Publisher(deployment, values)) {
      Audits audit =
          Audits.requested(
              publisher, "commands.now", "network", Map.of("nodes", String.join(";", nodes)), why);
      // What was ordered last, whether or not a task has reported it yet.
      InForce ordered = Upstreams.inForce(deployment, EnumSet.of(Topic.CONTROL));
      for (String node : nodes) {
        Control control = control(node, ordered, why);
        publisher.send(Topic.CONTROL, control.getControlId(), control, control.getRequestedAt());
      }
      publisher.flush();
      Set<String> gates = gates(planned);
      if (!watch.await(limit, () -> listed(known).containsAll(gates))) {
        gates.removeAll(listed(known));
        throw new CommandFailure(
            CommandFailure.TOO_LONG,
            "no list of departure from "
                + String.join(", ", gates)
                + " after "
                + limit.toSeconds()
                + " s; the request stays. Is the clock ticking, and is nothing halted?");
      }
      audit.done();
    }
    return commands(known, limit);
  }

  /** A vendor is the gate of what leaves it, any other node of what comes in. */
  private static Set<String> gates(List<CommandBoard.Planned> planned) {
    Set<String> gates = new TreeSet<>();
    planned.forEach(p -> gates.add(p.purchase() ? p.from() : p.to()));
    return gates;
  }

  private Set<String> listed(int known) {
    return lists(known).stream().map(Manifest::getGate).collect(Collectors.toSet());
  }

  private List<Manifest> lists(int known) {
    return board.manifests().subList(known, board.manifests().size()).stream()
        .filter(manifest -> !manifest.getDraft())
        .toList();
  }

  private List<KnownCommand> commands(int known, Duration limit) {
    List<String> ids = new ArrayList<>();
    lists(known).forEach(manifest -> ids.addAll(manifest.getCommands()));
    // Written in the same transaction as the settlement, but read from another topic.
    watch.await(limit, () -> ids.stream().allMatch(id -> board.command(id).isPresent()));
    return ids.stream().flatMap(id -> board.command(id).stream()).toList();
  }

  private Control control(String node, InForce ordered, String why) {
    String scope = "node:" + node;
    String id = ControlFamily.ASK + "/" + scope;
    Instant now = board.now();
    return Control.newBuilder()
        .setControlId(id)
        .setRevision(ordered.controlRevision(ControlFamily.ASK.name(), scope) + 1)
        .setFamily(ControlFamily.ASK)
        .setAction(ControlAction.EXTRA)
        .setScope(scope)
        .setWho(Audits.who())
        .setRole(Role.PLANNER)
        .setWhy(why)
        .setRequestedAt(now)
        .setEffectiveAt(now)
        .setRequestId(UUID.randomUUID().toString())
        .build();
  }
}
