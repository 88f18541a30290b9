package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.cli.Capture;
import org.echelon.cli.ConsoleWriters;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.console.resend.ResendAsk;
import org.echelon.console.resend.ResendOrders;
import org.echelon.control.Audit;
import org.echelon.control.AuditOutcome;
import org.echelon.control.Role;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.job.Platform;
import org.echelon.producers.run.Results;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.ShipOption;
import org.echelon.refused.OriginReader;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Resender;
import org.echelon.refused.ResentMarks;
import org.echelon.state.Task;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was refused is sent again once its cause is mended, and nothing of it twice. */
class ResendTest {
  private static final String SKU = "MUG";
  private static final String NEW_NODE = "FC-C";
  private static final String WHY = "the node is in the network";

  @TempDir private Path folder;
  private Deployment deployment;
  private final Capture echelon = new Capture();

  @Test
  void shouldApplyOnceWhatWasRefusedForANodeThatCameLater() throws Exception {
    deployment = LoopDeployment.create("resent.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START);
        Hand hand = new Hand(deployment)) {
      ControlCommandTest.open(loop);
      assertThat(run("dlq", "list")).as(echelon.err()).isZero();
      assertThat(told()).contains("Nothing refused is open.");
      assertThat(run("dlq", "resend", "--dry-run")).isEqualTo(3);
      Adjustment found = found(loop, "A-1", 5);
      loop.send(Topic.ADJUSTMENT, SKU, found);
      loop.send(Topic.ADJUSTMENT, SKU, found(loop, "A-2", 2));
      loop.send(Topic.ADJUSTMENT, SKU, SmallWorld.count(SKU, SmallNetwork.DC, -1));
      Instant now = Instant.now();
      hand.raw(Topic.ORDER, SKU, "nonsense".getBytes(), now, Map.of("ce_source", "oms-eu"));
      hand.flush();
      loop.tick();
      loop.published().await("refusals", () -> loop.published().refused().size() == 4);

      assertThat(run("dlq", "list", "--limit", "9")).as(echelon.err()).isZero();
      assertThat(told())
          .containsPattern("REF_UNKNOWN_NODE +REFERENCE +evt.adjustment.v1 +small +2 +0 ")
          .containsPattern("BYTES_UNREADABLE +POISON +evt.order.v1 +oms-eu +1 +0 ")
          .contains("refused: REF_UNKNOWN_NODE", "FIELD_")
          .contains("more: ./echelon dlq show ID");
      Path file = folder.resolve("refused.jsonl");
      assertThat(run("dlq", "export", file.toString(), "--since", "1h")).as(echelon.err()).isZero();
      assertThat(told()).contains("4 records in " + file + ".");
      JsonNode poison = exported(file, "BYTES_UNREADABLE");
      assertThat(text(poison.get("valueBase64"))).isEqualTo("nonsense");
      assertThat(text(poison.get("keyBase64"))).isEqualTo(SKU);
      assertThat(header(poison, "ce_source")).isEqualTo("oms-eu");
      assertThat(header(poison, "echelon.dlq.reason")).isEqualTo("BYTES_UNREADABLE");
      String past = Instant.now().plusSeconds(60).toString();
      assertThat(run("dlq", "export", file.toString(), "--since", past)).isEqualTo(3);
      assertThat(run("dlq", "list", "--since", past)).isZero();
      assertThat(told()).contains("Nothing refused is open of these.");
      JsonNode nodes = group("REF_UNKNOWN_NODE");
      assertThat(nodes.get("count").asInt()).isEqualTo(2);
      assertThat(run("dlq", "show", nodes.get("lastId").asText())).as(echelon.err()).isZero();
      assertThat(told())
          .contains("field   node = FC-C", "cure    add the node to the network or correct the id")
          .contains("cause   ", "source  small", "now     would be refused, REF_UNKNOWN_NODE")
          .contains("\"adjustmentId\" : \"A-2\"", "header  ce_");
      assertThat(run("dlq", "show", "0:99")).isEqualTo(3);
      assertThat(resend("--dry-run")).isZero();
      assertThat(told()).contains("4 open: 0 would be taken", "2 would be refused: REF_UNKNOWN_N");
      assertThat(resend("--yes", "--why", WHY)).isEqualTo(4);
      assertThat(echelon.err()).contains("none of them would be taken now. Nothing was sent.");

      loop.send(Topic.NETWORK, SmallNetwork.ID, withNewNode());
      loop.tick();

      assertThat(group("REF_UNKNOWN_NODE").get("wouldApplyNow").asInt()).isEqualTo(2);
      assertThat(resend("--why", WHY)).as("nobody at a terminal agrees").isEqualTo(4);
      assertThat(resend("--yes", "--why", "no")).isEqualTo(4);
      assertThat(echelon.err()).contains("not confirmed; give --yes", "[CTL_NO_REASON]");

      // when
      echelon.clear();
      int exit = whileTicking(loop, "--yes", "--limit", "1", "--why", WHY);

      assertThat(exit).as(echelon.err() + told()).isZero();
      assertThat(present(loop)).isEqualTo(5);

      // when
      echelon.clear();
      exit = whileTicking(loop, "--yes", "--json", "--why", WHY);

      assertThat(exit).as(echelon.err()).isZero();
      JsonNode document = new ObjectMapper().readTree(told());
      assertThat(document.get("resent").asInt()).isEqualTo(1);
      assertThat(document.get("refusedAgain").asInt()).isZero();
      assertThat(present(loop)).isEqualTo(7);
      assertThat(resend("--reason", "ref_unknown_node", "--yes", "--why", WHY)).isEqualTo(3);
      assertThat(run("dlq", "list")).isZero();
      assertThat(told()).contains("2 more have been sent again.").doesNotContain("REF_UNKNOWN");
      assertThat(audits()).containsExactly("REQUESTED 1", "DONE 1", "REQUESTED 1", "DONE 1");

      // The source repeats it too.
      long duplicates = duplicates(loop);
      loop.send(Topic.ADJUSTMENT, SKU, found);
      loop.tick();
      assertThat(present(loop)).isEqualTo(7);
      assertThat(duplicates(loop)).isEqualTo(duplicates + 1);
      assertThat(loop.published().refused()).hasSize(4);
    }
  }

  @Test
  void shouldGoOnWhereASenderWasStoppedAndLockItOut() throws Exception {
    deployment = LoopDeployment.create("resumed.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START);
        RegistryValues values = LoopDeployment.values(deployment)) {
      ControlCommandTest.open(loop);
      for (int i = 1; i <= 3; i++) {
        loop.send(Topic.ADJUSTMENT, SKU, found(loop, "A-" + i, i));
      }
      loop.tick();
      loop.published().await("refusals", () -> loop.published().refused().size() == 3);
      loop.send(Topic.NETWORK, SmallNetwork.ID, withNewNode());
      loop.tick();
      List<RefusedEntry> entries = entries();
      ResentMarks marks = new ResentMarks(topicId());

      // when
      try (Resender stopped = new Resender(deployment, values)) {
        stopped.send(entries.subList(0, 1), audit(), marks);

        assertThat(whileTicking(loop, "--yes", "--why", WHY)).as(echelon.err()).isZero();

        assertThat(told()).contains("Chosen: 2.", "2 sent again: 2 taken, 0 refused again.");
        assertThatThrownBy(() -> stopped.send(entries.subList(1, 2), audit(), marks))
            .isInstanceOf(Resender.OvertakenException.class);
      }

      loop.tick();
      assertThat(present(loop)).isEqualTo(6);
      assertThat(duplicates(loop)).as("nothing came twice").isZero();
    }
  }

  @Test
  void shouldSendAgainWhatIsAgreedOnThePage() throws Exception {
    deployment = LoopDeployment.create("resentthere.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      ControlCommandTest.open(loop);
      loop.send(Topic.ADJUSTMENT, SKU, found(loop, "A-1", 5));
      loop.send(Topic.ADJUSTMENT, SKU, found(loop, "A-2", 2));
      loop.tick();
      loop.published().await("refusals", () -> loop.published().refused().size() == 2);
      ResendOrders orders = ConsoleWriters.planner(deployment).resends();
      ResendAsk ask = new ResendAsk("", "REF_UNKNOWN_NODE", false, WHY, "k.lee", Role.PLANNER);
      assertThat(orders.look(ask).wouldRefuse()).containsEntry("REF_UNKNOWN_NODE", 2L);
      loop.send(Topic.NETWORK, SmallNetwork.ID, withNewNode());
      loop.tick();
      assertThat(orders.look(ask).chosen()).isEqualTo(2);
      assertThatThrownBy(() -> orders.send(ask, 3))
          .hasMessage("it would be 2 records by now, not 3");
      assertThat(audits()).isEmpty();

      // when
      CompletableFuture<ResendOrders.Sent> sending =
          CompletableFuture.supplyAsync(() -> orders.send(ask, 2));
      while (!sending.isDone()) {
        loop.tick();
      }

      assertThat(sending.join()).isEqualTo(new ResendOrders.Sent(2, 0, true, List.of()));
      assertThat(present(loop)).isEqualTo(7);
      assertThat(audits()).containsExactly("REQUESTED 2", "DONE 2");
      assertThatThrownBy(() -> orders.look(ask)).hasMessage("all of these have been sent again");
    }
  }

  private static JsonNode exported(Path file, String reason) throws Exception {
    for (String line : Files.readAllLines(file)) {
      JsonNode record = new ObjectMapper().readTree(line);
      if (record.get("reason").asText().equals(reason)) {
        return record;
      }
    }
    throw new AssertionError("no record of " + reason);
  }

  private static String header(JsonNode record, String name) throws Exception {
    for (JsonNode header : record.get("headers")) {
      if (header.get("name").asText().equals(name)) {
        return text(header.get("base64"));
      }
    }
    throw new AssertionError("no header " + name);
  }

  private static String text(JsonNode base64) throws Exception {
    return new String(base64.binaryValue(), StandardCharsets.UTF_8);
  }

  private static Audit audit() {
    return Audit.newBuilder()
        .setAuditId("a-1")
        .setAt(Instant.now())
        .setWho("test")
        .setRole(Role.OPERATOR)
        .setFrom("test")
        .setOperation(ResentMarks.OPERATION)
        .setScope("network")
        .setWhy(WHY)
        .setOutcome(AuditOutcome.DONE)
        .build();
  }

  private List<RefusedEntry> entries() {
    List<RefusedEntry> entries = new ArrayList<>();
    read(
        Topic.REFUSED,
        new Results.Handler() {
          @Override
          public void published(Topic topic, String key, SpecificRecord record) {}

          @Override
          public void refused(ConsumerRecord<String, byte[]> record) {
            entries.add(RefusedEntry.of(record));
          }
        });
    try (OriginReader origins = new OriginReader(deployment)) {
      return origins.fill(entries);
    }
  }

  private String topicId() throws Exception {
    String name = deployment.name(Topic.REFUSED);
    try (Admin admin = LoopDeployment.admin(deployment)) {
      return admin.describeTopics(List.of(name)).allTopicNames().get().get(name).topicId() + "";
    }
  }

  /** Outcome and number of records of each entry. */
  private List<String> audits() {
    List<String> audits = new ArrayList<>();
    read(
        Topic.AUDIT,
        (topic, key, record) -> {
          Audit audit = (Audit) record;
          audits.add(audit.getOutcome() + " " + audit.getParameters().get("records"));
        });
    return audits;
  }

  private void read(Topic topic, Results.Handler handler) {
    try (Results results =
        new Results(deployment, LoopDeployment.values(deployment), EnumSet.of(topic), handler)) {
      results.drain();
    }
  }

  /** Units found at the node that the network has only later. */
  private static Adjustment found(HandDriven loop, String id, long units) {
    return Adjustment.newBuilder()
        .setEventId("event-" + id)
        .setSource(SmallWorld.SOURCE)
        .setOccurredAt(loop.now())
        .setSku(SKU)
        .setNode(NEW_NODE)
        .setAdjustmentId(id)
        .setKind(AdjustmentKind.DELTA)
        .setUnits(units)
        .setReason("FOUND")
        .build();
  }

  /** The small network with a third node that is filled and ships like the second. */
  private static Network withNewNode() {
    Network network = SmallNetwork.daily(SmallWorld.START);
    List<Node> nodes = new ArrayList<>(network.getNodes());
    nodes.add(Node.newBuilder(nodes.get(3)).setNode(NEW_NODE).setOrdinal(4).build());
    List<Lane> lanes = new ArrayList<>(network.getLanes());
    lanes.add(Lane.newBuilder(lanes.get(2)).setLane("DC>FC-C").setTo(NEW_NODE).build());
    List<ShipOption> options = new ArrayList<>(network.getShipOptions());
    options.add(ShipOption.newBuilder(options.get(2)).setNode(NEW_NODE).build());
    options.add(ShipOption.newBuilder(options.get(3)).setNode(NEW_NODE).build());
    return Network.newBuilder(network)
        .setVersion(2)
        .setIssuedAt(SmallWorld.START.plusSeconds(1))
        .setNodes(nodes)
        .setLanes(lanes)
        .setShipOptions(options)
        .build();
  }

  private JsonNode group(String reason) throws Exception {
    echelon.clear();
    assertThat(run("dlq", "list", "--json")).as(echelon.err()).isZero();
    for (JsonNode group : new ObjectMapper().readTree(told()).get("groups")) {
      if (group.get("reason").asText().equals(reason)) {
        return group;
      }
    }
    throw new AssertionError("no group of " + reason);
  }

  private static long present(HandDriven loop) {
    return loop.published().drain().positions().get(SKU).getNodes().stream()
        .filter(node -> node.getNode().equals(NEW_NODE))
        .mapToLong(node -> node.getOnHandUnits() + node.getReservedUnits() + node.getHeldUnits())
        .sum();
  }

  private static long duplicates(HandDriven loop) {
    return loop.published().planTasks().stream()
        .map(Task::getOutcomes)
        .mapToLong(outcomes -> outcomes.getDuplicate())
        .sum();
  }

  private int whileTicking(HandDriven loop, String... arguments) throws Exception {
    CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> resend(arguments));
    while (!exit.isDone()) {
      loop.tick();
    }
    return exit.join();
  }

  private int resend(String... arguments) {
    List<String> words = new ArrayList<>(List.of("dlq", "resend"));
    words.addAll(List.of(arguments));
    return run(words.toArray(String[]::new));
  }

  private int run(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(
        List.of("--bootstrap", deployment.bootstrap(), "--registry", deployment.registryUrl()));
    words.addAll(List.of("--prefix", deployment.prefix(), "--partitions", "2"));
    words.addAll(List.of("--gates", Integer.toString(deployment.gates())));
    return echelon.run(words.toArray(String[]::new));
  }

  private String told() {
    String out = echelon.out();
    echelon.clear();
    return out;
  }
}
