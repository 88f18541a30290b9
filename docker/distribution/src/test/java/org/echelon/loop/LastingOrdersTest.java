package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.echelon.cli.Capture;
import org.echelon.command.CommandMode;
import org.echelon.command.TransferCommand;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.job.Platform;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person sets modes, caps and levels from a terminal, and answers what waits for approval. */
class LastingOrdersTest {
  private static final String LANE = "DC>FC-A";
  private static final String WHY = "--why";

  /** When transfers of the first day are settled. */
  private static final Instant CUT_OFF = SmallWorld.START.plus(Duration.ofHours(17));

  @TempDir private Path folder;
  private Deployment deployment;
  private final Capture echelon = new Capture();
  private int extra;

  @Test
  void shouldLetALineWaitForAPersonAndDoWhatThePersonSays() throws Exception {
    deployment = LoopDeployment.create("approved.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      ControlCommandTest.open(loop);
      int exit = run("control", "mode", "lane:" + LANE, "approve", WHY, "new road");
      assertThat(exit).as(echelon.err()).isZero();
      assertThat(told())
          .contains("MODE SET APPROVE of lane:DC>FC-A, revision 1: in force on 2 of 2 tasks")
          .contains("Undo: ./echelon control clear lane:DC>FC-A mode --why TEXT");
      String held = heldId(loop);
      assertThat(run("control", "approve", "D-20260105-1-1", WHY, "looks fine")).isEqualTo(3);
      assertThat(echelon.err()).contains("no line waits for approval under the id D-20260105-1-1");
      assertThat(run("control", "approve", held, "--units", "1000", WHY, "looks fine"))
          .isEqualTo(4);
      assertThat(run("control", "approve", held, WHY, "ok")).isEqualTo(4);
      assertThat(echelon.err()).contains("[FIELD_RANGE]", "[CTL_NO_REASON]");
      assertThat(loop.published().drain().all(TransferCommand.class)).isEmpty();

      // when
      exit = whileTicking(loop, "control", "approve", held, "--units", "1", WHY, "looks fine");

      assertThat(exit).as(echelon.err()).isZero();
      TransferCommand command = loop.published().drain().all(TransferCommand.class).get(0);
      assertThat(command.getUnits()).isEqualTo(1);
      assertThat(command.getMode()).isEqualTo(CommandMode.APPROVED);
      assertThat(command.getDecisionId()).isEqualTo(held);
      assertThat(told()).contains("Released as " + command.getCommandId() + ", 1 units");

      // when
      String second = heldId(loop);
      exit = whileTicking(loop, "control", "decline", second, "--json", WHY, "not now");

      assertThat(exit).as(echelon.err()).isZero();
      JsonNode document = new ObjectMapper().readTree(told());
      assertThat(document.get("state").asText()).isEqualTo("LAPSED");
      loop.tickAt(CUT_OFF);
      assertThat(units(loop, "FC-A")).isEqualTo(1);
      assertThat(units(loop, "FC-B")).as("by itself").isPositive();

      // when
      assertThat(run("control", "clear", "lane:" + LANE, "mode", WHY, "road is good")).isZero();

      loop.tickAt(CUT_OFF.plus(Duration.ofDays(1)));
      assertThat(units(loop, "FC-A")).as("by itself").isGreaterThan(1);
      assertThat(run("control", "clear", "lane:" + LANE, "mode", WHY, "once more")).isEqualTo(3);
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  @Test
  void shouldGiveNoCommandInShadowAndNoMoreThanACapOrALevelLets() throws Exception {
    deployment = LoopDeployment.create("capped.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      ControlCommandTest.open(loop);
      assertThat(run("control", "level", "network", "5", WHY, "of all")).isEqualTo(4);
      assertThat(run("control", "level", "sku:MUG", "5", WHY, "of all")).isEqualTo(4);
      assertThat(run("control", "cap", "node:FC-C", "5", WHY, "of none")).isEqualTo(4);
      assertThat(echelon.err()).contains("is not sku:S@N", "the nearest name is FC-A");
      assertThat(run("control", "cap", "network", "-1", WHY, "of none")).isEqualTo(4);
      assertThat(run("control", "mode", "network", "OFF", WHY, "of none")).isEqualTo(2);
      echelon.clear();

      // when
      assertThat(run("control", "cap", "sku:MUG@FC-A", "2", WHY, "half a shift")).isZero();
      assertThat(run("control", "mode", "node:FC-B", "SHADOW", WHY, "look only")).isZero();

      assertThat(told())
          .contains("CAP SET 2 a day of sku:MUG@FC-A", "MODE SET SHADOW of node:FC-B")
          .contains("It concerns transfers and purchases of MUG from and to FC-A: ");
      loop.tickAt(CUT_OFF);
      assertThat(units(loop, "FC-A")).isEqualTo(2);
      assertThat(units(loop, "FC-B")).isZero();
      assertThat(run("control", "show")).isZero();
      assertThat(told())
          .contains("CAP SET 2 a day sku:MUG@FC-A", "MODE SET SHADOW node:FC-B")
          .contains("Undo: ./echelon control clear sku:MUG@FC-A cap --why TEXT");

      // when
      assertThat(run("control", "clear", "node:FC-B", "mode", WHY, "looked at")).isZero();
      assertThat(run("control", "level", "sku:MUG@FC-A", "0", WHY, "no room")).isZero();

      loop.tickAt(CUT_OFF.plus(Duration.ofDays(1)));
      assertThat(units(loop, "FC-A")).isEqualTo(2);
      assertThat(units(loop, "FC-B")).isPositive();

      // when
      assertThat(run("control", "clear", "sku:MUG@FC-A", "cap", WHY, "full shift")).isZero();
      assertThat(run("control", "quantity", "sku:MUG@FC-A", "7", WHY, "for the fair")).isZero();

      assertThat(told()).contains("It takes the place of OVERRIDE SET_LEVEL 0 since");
      loop.tickAt(CUT_OFF.plus(Duration.ofDays(2)));
      assertThat(units(loop, "FC-A")).isEqualTo(9);
      assertThat(run("control", "block", "sku:MUG", WHY, "recalled")).isZero();
      long before = units(loop, "FC-B");
      loop.tickAt(CUT_OFF.plus(Duration.ofDays(3)));
      assertThat(units(loop, "FC-A")).isEqualTo(9);
      assertThat(units(loop, "FC-B")).isEqualTo(before);
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  /** Has the gate of the lane asked once more; the id of the line that is held then. */
  private String heldId(HandDriven loop) throws Exception {
    Control ask =
        Control.newBuilder()
            .setControlId("ASK/lane:" + LANE)
            .setRevision(++extra)
            .setFamily(ControlFamily.ASK)
            .setAction(ControlAction.EXTRA)
            .setScope("lane:" + LANE)
            .setWho("test")
            .setRole(Role.OPERATOR)
            .setWhy("ask for the lane now")
            .setRequestedAt(loop.now())
            .setEffectiveAt(loop.now())
            .setRequestId("extra-" + extra)
            .build();
    loop.send(Topic.CONTROL, ask.getControlId(), ask);
    for (int i = 0; i < 20; i++) {
      loop.tick();
      echelon.clear();
      assertThat(run("commands", "--held", "--json")).as(echelon.err()).isZero();
      JsonNode items = new ObjectMapper().readTree(told()).get("items");
      if (!items.isEmpty()) {
        return items.get(0).get("decisionId").asText();
      }
    }
    throw new AssertionError("nothing is held");
  }

  private int whileTicking(HandDriven loop, String... arguments) throws Exception {
    CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> run(arguments));
    while (!exit.isDone()) {
      loop.tick();
    }
    return exit.join();
  }

  private static long units(HandDriven loop, String node) {
    return loop.published().drain().all(TransferCommand.class).stream()
        .filter(command -> command.getTo().equals(node))
        .mapToLong(TransferCommand::getUnits)
        .sum();
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
