package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.command.TransferCommand;
import org.echelon.control.ControlAction;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that a price has made worthless are taken back while nobody has begun on them. */
class RevisionsTest {
  private Scenario scenario = Scenario.begun();

  @BeforeEach
  void release() {
    scenario.item("MUG", 1);
    scenario.forecast("MUG", 1, 30, 10);
    scenario.count("MUG", "DC", 200);
    scenario.prices(1, Map.of("FC-E", 0.01));
    tick();
    scenario.ask("FC-E", "DC>FC-E");
    scenario.grant("FC-E", "MUG", "DC>FC-E", 5);
    assertThat(changes()).containsExactly(CommandChange.ISSUE);
  }

  @Test
  void shouldTakeBackWhatIsWorthNothingAtTheNewPrice() {
    // when
    soar();

    TransferCommand last = last();
    assertThat(last.getChange()).isEqualTo(CommandChange.CANCEL);
    assertThat(last.getReasons()).containsExactly("NEXT_UNIT_NOT_WORTH");
    assertThat(changes()).hasSize(2);
    assertThat(scenario.level("MUG", "FC-E")).isZero();
  }

  @Test
  void shouldHaveItsUnitsFreeAgainOnceTheSourceHasStopped() {
    soar();
    assertThat(scenario.buckets("MUG", "DC")).startsWith("195/5/");

    // when
    scenario.ack("MUG", last().getCommandId(), AckKind.CANCELLED, "DC", 0);

    assertThat(scenario.buckets("MUG", "DC")).startsWith("200/0/");
  }

  @Test
  void shouldLeaveACommandAloneThatIsStillWorthSomething() {
    scenario.prices(2, Map.of("FC-E", 0.02));
    tick();

    assertThat(changes()).containsExactly(CommandChange.ISSUE);
  }

  @Test
  void shouldLeaveACommandAloneThatItsSourceHasBegun() {
    scenario.ack("MUG", last().getCommandId(), AckKind.ACCEPTED, "DC", 5);

    soar();

    assertThat(changes()).containsExactly(CommandChange.ISSUE);
  }

  @Test
  void shouldLeaveACommandAloneWhoseDepartureHasLeft() {
    scenario.after(Duration.ofHours(2));

    soar();

    assertThat(changes()).containsExactly(CommandChange.ISSUE);
  }

  @Test
  void shouldRespectPeople() {
    scenario.control("node:FC-E", 1, ControlAction.FREEZE);
    soar();

    assertThat(changes()).containsExactly(CommandChange.ISSUE);
  }

  @Test
  void shouldRepeatItFromTheLogWithoutAnyRefreshAndOverRestarts() {
    soar();
    Scenario again = new Scenario().withoutRefresh();

    // when
    again.replay(scenario.log, i -> again.restart());

    assertThat(again.out.commands()).isEqualTo(scenario.out.commands());
  }

  @Test
  void shouldLookAtSoManyAtATickAndGoOnOverRestarts() {
    int more = Revisions.SKUS_A_TICK + 10;
    for (int i = 0; i < more; i++) {
      String sku = "CUP-" + i;
      scenario.item(sku, 1);
      scenario.forecast(sku, 1, 30, 10);
      scenario.count(sku, "DC", 200);
    }
    scenario.ask("FC-E", "DC>FC-E");
    for (int i = 0; i < more; i++) {
      scenario.grant("FC-E", "CUP-" + i, "DC>FC-E", 5);
    }

    // when
    soar();

    assertThat(cancelled()).isEqualTo(Revisions.SKUS_A_TICK);
    scenario.restart();
    tick();
    assertThat(cancelled()).isEqualTo(more + 1);
  }

  private long cancelled() {
    return changes().stream().filter(CommandChange.CANCEL::equals).count();
  }

  private void soar() {
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(Worlds.prices(2, Map.of("FC-E", 40.0)))
            .setStatus(VectorStatus.MANUAL)
            .build());
    tick();
  }

  private void tick() {
    scenario.after(Duration.ofSeconds(1));
  }

  private TransferCommand last() {
    List<TransferCommand> all = scenario.transfers();
    return all.get(all.size() - 1);
  }

  private List<CommandChange> changes() {
    return scenario.transfers().stream().map(TransferCommand::getChange).toList();
  }
}
