package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.cli.Capture;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.TransferCommand;
import org.echelon.config.Deployment;
import org.echelon.control.Audit;
import org.echelon.job.Platform;
import org.echelon.producers.publish.Publisher;
import org.echelon.producers.run.Results;
import org.echelon.state.Alert;
import org.echelon.state.AlertState;
import org.echelon.state.Proposal;
import org.echelon.state.Severity;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person stops nodes, lanes, items and all of it from a terminal, and lets them go on. */
class ControlCommandTest {
  private static final String SKU = "MUG";

  /** When transfers of the first day are settled. */
  private static final Instant CUT_OFF = SmallWorld.START.plus(Duration.ofHours(17));

  @TempDir private Path folder;
  private Deployment deployment;
  private final Capture echelon = new Capture();

  @Test
  void shouldSendNoCommandFromOrToAFrozenNodeUntilItIsLifted() throws Exception {
    deployment = LoopDeployment.create("frozen.", 2, folder);
    Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
    try (HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      open(loop);
      assertThat(run("freeze", "node:FC-C", "--why", "flood in hall 2")).isEqualTo(4);
      assertThat(echelon.err())
          .contains("node \"FC-C\" is not in network v1; the nearest name is FC-A", "[CTL_SCOPE]");

      // when
      int exit = run("freeze", "node:FC-A", "--why", "flood in hall 2", "--ticket", "INC-4471");

      assertThat(exit).as(echelon.err()).isZero();
      assertThat(told())
          .contains("Freezes every command from and to FC-A:", "orders go elsewhere or wait")
          .contains("FREEZE of node:FC-A, revision 1: in force on 2 of 2 tasks after")
          .contains("Undo: ./echelon control unfreeze node:FC-A --why TEXT");
      assertThat(nodeOf(loop, "O-1")).isEqualTo("FC-B");
      loop.tickAt(CUT_OFF);
      assertThat(destinations(loop)).containsOnly("FC-B");

      // when
      platform.close();
      platform = LoopDeployment.running(deployment, Duration.ofDays(60));

      loop.tick();
      assertThat(run("show")).isZero();
      assertThat(told())
          .contains("FREEZE node:FC-A  since", "flood in hall 2 (INC-4471)")
          .contains("obeyed by 2 of 2 tasks. Undo: ./echelon control unfreeze node:FC-A");
      assertThat(nodeOf(loop, "O-2")).isEqualTo("FC-B");
      assertThat(run("pause", "node:FC-A", "--why", "less of it")).isEqualTo(4);
      assertThat(run("resume", "node:FC-A", "--why", "water is out")).isEqualTo(4);
      assertThat(echelon.err())
          .contains("node:FC-A is frozen since", "node:FC-A is under a FREEZE, not a PAUSE");

      // when
      assertThat(run("unfreeze", "node:FC-A", "--why", "water is out")).isZero();

      assertThat(told()).contains("UNFREEZE of node:FC-A, revision 2: in force on 2 of 2 tasks");
      assertThat(nodeOf(loop, "O-3")).isEqualTo("FC-A");
      loop.tickAt(CUT_OFF.plus(Duration.ofDays(1)));
      assertThat(destinations(loop)).contains("FC-A");
      assertThat(run("show")).isZero();
      assertThat(told()).contains("Nothing is stopped, no override in force.");
      assertThat(run("unfreeze", "node:FC-A", "--why", "once more")).isEqualTo(3);
      assertThat(loop.published().refused()).isEmpty();
      assertThat(audits())
          .containsExactly(
              "control.freeze REQUESTED", "control.freeze DONE",
              "control.unfreeze REQUESTED", "control.unfreeze DONE");
    } finally {
      platform.close();
    }
  }

  @Test
  void shouldLiftByItselfWhenItsTimeHasCome() throws Exception {
    deployment = LoopDeployment.create("expiring.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      open(loop);
      String past = SmallWorld.START.toString();
      assertThat(run("freeze", "network", "--why", "too late", "--until", past)).isEqualTo(4);
      assertThat(echelon.err()).contains("--until " + past + " has passed", "[FIELD_CONFLICT]");
      Instant end = loop.now().plus(Duration.ofHours(2));

      // when
      int exit = run("freeze", "network", "--why", "try the brake", "--until", "2h", "--json");

      assertThat(exit).as(echelon.err()).isZero();
      JsonNode document = new ObjectMapper().readTree(told());
      assertThat(document.get("controlId").asText()).isEqualTo("HALT/network");
      assertThat(document.get("state").asText()).isEqualTo("IN_FORCE");
      assertThat(document.get("obeyed").asInt()).isEqualTo(2);
      assertThat(document.get("expiresAt").asText()).isEqualTo(end.toString());
      order(loop, "O-1");
      loop.tickAt(end.minus(Duration.ofMinutes(1)));
      assertThat(loop.published().all(AssignmentCommand.class)).isEmpty();
      assertThat(run("show", "--json")).isZero();
      JsonNode item = new ObjectMapper().readTree(told()).get("items").get(0);
      assertThat(item.get("until").asText()).isEqualTo(end.toString());

      loop.tickAt(end);

      loop.published()
          .await("the order", () -> !loop.published().all(AssignmentCommand.class).isEmpty());
      assertThat(run("show")).isZero();
      assertThat(told()).contains("Nothing is stopped");
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  @Test
  void shouldPauseLanesAndItemsWhileCustomersAreServed() throws Exception {
    deployment = LoopDeployment.create("paused.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      open(loop);
      assertThat(run("freeze", "sku:MUGS", "--why", "recalled")).isEqualTo(4);
      assertThat(echelon.err()).contains("is not in the items; the nearest name is MUG");
      assertThat(run("pause", "lane:DC>FC-A", "--why", "road is shut")).isZero();
      assertThat(told()).contains("Pauses transfers and purchases over DC>FC-A");
      loop.tickAt(CUT_OFF);
      assertThat(destinations(loop)).containsOnly("FC-B");
      assertThat(nodeOf(loop, "O-1")).isEqualTo("FC-A");
      int before = destinations(loop).size();

      // when
      assertThat(run("resume", "lane:DC>FC-A", "--why", "road is open")).isZero();
      assertThat(run("pause", "sku:MUG", "--why", "recalled maybe")).isZero();

      loop.tickAt(CUT_OFF.plus(Duration.ofDays(1)));
      assertThat(destinations(loop)).hasSize(before);
      assertThat(nodeOf(loop, "O-2")).isEqualTo("FC-A");
      assertThat(run("resume", "sku:MUG", "--why", "not recalled")).isZero();
      loop.tickAt(CUT_OFF.plus(Duration.ofDays(2)));
      assertThat(destinations(loop)).contains("FC-A");
    }
  }

  @Test
  void shouldLiftWhatAFaultFrozeOnlyWhenThatIsMeant() throws Exception {
    deployment = LoopDeployment.create("faulty.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START);
        Publisher publisher = new Publisher(deployment, LoopDeployment.values(deployment))) {
      open(loop);
      assertThat(run("unfreeze", "sku:MUG", "--fault", "--why", "nothing is wrong")).isEqualTo(3);
      assertThat(run("unfreeze", "network", "--fault", "--why", "all of it")).isEqualTo(4);
      // What Plan tells once a fault has frozen the item.
      publisher.send(Topic.ALERT, "INVARIANT_BROKEN/sku:MUG", broken(loop.now()), loop.now());
      publisher.flush();
      echelon.clear();

      assertThat(run("unfreeze", "sku:MUG", "--why", "looked at it")).isEqualTo(4);
      assertThat(echelon.err())
          .contains("MUG is frozen by a fault since", "which nobody ordered", "--fault --why TEXT");
      assertThat(run("unfreeze", "sku:MUG", "--fault", "--why", "looked at it")).isEqualTo(4);
      assertThat(echelon.err()).contains("not confirmed; give --yes. Nothing was sent.");
      assertThat(audits()).isEmpty();

      // when
      int exit = run("unfreeze", "sku:MUG", "--fault", "--why", "cause is gone", "--yes");

      assertThat(exit).as(echelon.err()).isZero();
      assertThat(told())
          .contains("MUG is frozen by a fault since", "freezes it again")
          .contains("UNFREEZE of sku:MUG, revision 1: in force on 2 of 2 tasks");
      assertThat(audits())
          .containsExactly("control.unfreeze-fault REQUESTED", "control.unfreeze-fault DONE");
    }
  }

  private static Alert broken(Instant at) {
    return Alert.newBuilder()
        .setAlertId("INVARIANT_BROKEN/sku:MUG")
        .setSequence(1)
        .setCode("INVARIANT_BROKEN")
        .setSeverity(Severity.CRITICAL)
        .setState(AlertState.RAISED)
        .setScope("sku:MUG")
        .setSinceAt(at)
        .setAt(at)
        .setText("MUG is frozen by a fault")
        .build();
  }

  @Test
  void shouldTellTheSlowerOfTwoThatSomebodyWasFaster() throws Exception {
    deployment = LoopDeployment.create("raced.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      open(loop);
      List<Capture> people = List.of(new Capture(), new Capture(), new Capture());

      // when
      List<CompletableFuture<Integer>> exits =
          people.stream()
              .map(
                  person ->
                      CompletableFuture.supplyAsync(
                          () -> run(person, "freeze", "network", "--why", "stop it all")))
              .toList();

      int done = 0;
      for (int i = 0; i < people.size(); i++) {
        if (exits.get(i).join() == 0) {
          done++;
        } else {
          assertThat(exits.get(i).join()).isEqualTo(4);
          assertThat(people.get(i).err()).contains("FREEZE of network not done", "[CTL_STALE]");
        }
      }
      assertThat(run("show", "--json")).isZero();
      JsonNode item = new ObjectMapper().readTree(told()).get("items").get(0);
      assertThat(item.get("revision").asInt()).as("orders that count").isEqualTo(done);
    }
  }

  static void open(HandDriven loop) throws InterruptedException {
    loop.tick();
    loop.send(Topic.NETWORK, SmallNetwork.ID, SmallNetwork.daily(SmallWorld.START));
    loop.send(Topic.ITEM, SKU, SmallWorld.item(SKU, List.of()));
    loop.send(Topic.FORECAST, SKU, SmallWorld.forecast(SKU, 4));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.DC, 200));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.FC_A, 3));
    loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.FC_B, 3));
    loop.tick();
    loop.published()
        .await("a first proposal", () -> !loop.published().all(Proposal.class).isEmpty());
  }

  private static void order(HandDriven loop, String id) throws InterruptedException {
    loop.send(Topic.ORDER, SKU, SteadyOrders.line(id, SKU, SmallNetwork.ZONE_A, loop.now()));
  }

  /** Orders a unit for the zone of FC-A; the node that is to ship it. */
  private static String nodeOf(HandDriven loop, String id) throws InterruptedException {
    order(loop, id);
    loop.tick();
    List<AssignmentCommand> all =
        loop.published().all(AssignmentCommand.class).stream()
            .filter(command -> command.getOrderId().equals(id))
            .toList();
    assertThat(all).hasSize(1);
    return all.get(0).getNode();
  }

  private static List<String> destinations(HandDriven loop) {
    List<String> all =
        loop.published().all(TransferCommand.class).stream().map(TransferCommand::getTo).toList();
    assertThat(all).isNotEmpty();
    return all;
  }

  private List<String> audits() {
    List<String> audits = new ArrayList<>();
    Results.Handler reader =
        new Results.Handler() {
          @Override
          public void published(Topic topic, String key, SpecificRecord record) {
            Audit audit = (Audit) record;
            audits.add(audit.getOperation() + " " + audit.getOutcome());
          }

          @Override
          public void refused(ConsumerRecord<String, byte[]> record) {}
        };
    try (Results results =
        new Results(
            deployment, LoopDeployment.values(deployment), EnumSet.of(Topic.AUDIT), reader)) {
      results.drain();
    }
    return audits;
  }

  private int run(String... arguments) {
    return run(echelon, arguments);
  }

  private int run(Capture line, String... arguments) {
    List<String> words = new ArrayList<>(List.of("control"));
    words.addAll(List.of(arguments));
    words.addAll(
        List.of("--bootstrap", deployment.bootstrap(), "--registry", deployment.registryUrl()));
    words.addAll(List.of("--prefix", deployment.prefix(), "--partitions", "2"));
    words.addAll(List.of("--gates", Integer.toString(deployment.gates())));
    return line.run(words.toArray(String[]::new));
  }

  private String told() {
    String out = echelon.out();
    echelon.clear();
    return out;
  }
}
