package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.config.Deployment;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RunSummary;
import org.echelon.state.Manifest;
import org.echelon.state.Position;
import org.echelon.system.Ask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The applications in a process of their own, which is killed twice in the middle of a run. */
class KilledProcessTest {
  private static final int DAYS = 3;
  private static final int STEPS_BEFORE_KILL = 8;

  /** Into a step: its tick is out, and transactions are open. */
  private static final long KILL_AFTER_MILLIS = 60;

  @TempDir private Path folder;

  @Test
  void shouldNeitherDoubleNorLoseACommandWhenKilled() throws Exception {
    Deployment deployment = LoopDeployment.create("killed.", 4, folder.resolve("state"));
    try (ChildStreams streams = new ChildStreams(deployment, folder.resolve("streams.log"))) {
      try {
        runAndKill(deployment, streams);
      } catch (IllegalStateException stuck) {
        throw new AssertionError("the streams said:\n" + streams.lastWords(), stuck);
      }
    }
    try (Published published = new Published(deployment)) {
      published.drain();
      Tiles tiles = new Tiles();
      published.all(TransferCommand.class).forEach(tiles::add);
      published.all(PurchaseCommand.class).forEach(tiles::add);
      assertThat(tiles.breaks).isEmpty();
      assertThat(published.all(Manifest.class).stream().map(Manifest::getAskId))
          .as("manifests, one for each ask")
          .containsExactlyInAnyOrderElementsOf(
              published.all(Ask.class).stream().map(Ask::getAskId).toList());
      assertThat(tiles.ends).hasSizeGreaterThan(8);
      // A command that was booked and never sent would be waited for in the positions.
      assertThat(openCommands(published)).isNotEmpty().isSubsetOf(tiles.ids);
    }
  }

  private static List<String> openCommands(Published published) {
    List<String> ids = new ArrayList<>();
    for (Position position : published.positions().values()) {
      position.getTransfers().forEach(transfer -> ids.add(transfer.getCommandId()));
      position.getPurchases().forEach(purchase -> ids.add(purchase.getCommandId()));
    }
    return ids;
  }

  private static void runAndKill(Deployment deployment, ChildStreams streams) throws Exception {
    try (PacedRun run = LoopDeployment.run(deployment, SmallWorld.of(DAYS, 8), DAYS)) {
      streams.start();
      run.open();
      List<Long> commands = new ArrayList<>();
      for (int kill = 1; kill <= 2; kill++) {
        steps(run, STEPS_BEFORE_KILL);
        commands.add(commands(run));
        Thread killer = streams.replaceAfter(kill * KILL_AFTER_MILLIS);
        steps(run, 1);
        killer.join();
      }
      while (run.step()) {
        assertThat(streams.alive()).as("streams run").isTrue();
      }
      commands.add(commands(run));

      RunSummary summary = run.summary();
      assertThat(commands).as("commands before each kill and in the end").isSorted();
      assertThat(commands).doesNotHaveDuplicates();
      assertThat(summary.unitsUnbalanced()).isZero();
      assertThat(summary.skusFrozen()).isZero();
      assertThat(summary.duplicateCommands()).isZero();
      assertThat(summary.tilingBreaks()).isZero();
      assertThat(summary.deadLettersByReason()).isEmpty();
    }
  }

  private static void steps(PacedRun run, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(run.step()).isTrue();
    }
  }

  private static long commands(PacedRun run) {
    RunSummary summary = run.summary();
    return summary.transferCommands() + summary.purchaseCommands() + summary.assignments();
  }

  /** Lays the commands of each SKU and lane end to end. */
  private static final class Tiles {
    private final Map<String, Long> ends = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> breaks = new ArrayList<>();

    void add(TransferCommand command) {
      if (command.getChange() == CommandChange.ISSUE) {
        add(
            command.getCommandId(),
            command.getSku() + " on " + command.getLane(),
            command.getFirstUnit(),
            command.getLastUnit());
      }
    }

    void add(PurchaseCommand command) {
      if (command.getChange() == CommandChange.ISSUE) {
        add(
            command.getCommandId(),
            command.getSku() + " on " + command.getLane(),
            command.getFirstUnit(),
            command.getLastUnit());
      }
    }

    private void add(String id, String lane, long firstUnit, long lastUnit) {
      if (!ids.add(id)) {
        breaks.add(id + " twice");
      }
      long end = ends.getOrDefault(lane, 0L);
      if (firstUnit != end + 1 || lastUnit < firstUnit) {
        breaks.add("%s: %d to %d after %d".formatted(lane, firstUnit, lastUnit, end));
      }
      ends.put(lane, lastUnit);
    }
  }
}
