package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.command.CommandChange;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.event.OrderChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While something is frozen no command leaves for or from it; lifted, everything goes on. */
class FreezeTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  @BeforeEach
  void stock() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 30);
    scenario.count(MUG, "FC-E", 5);
  }

  @Test
  void shouldSendNoCommandOfAnyKindWhileTheNetworkIsFrozen() {
    scenario.order("SO-1", MUG, 1, "Z-E");
    assertThat(scenario.out.commandCount()).isEqualTo(1);

    // when
    scenario.control("network", 1, ControlAction.FREEZE);

    everythingThatWouldCommand();
    assertThat(scenario.out.commandCount()).isEqualTo(1);

    // when
    scenario.control("network", 2, ControlAction.UNFREEZE);

    assertThat(scenario.assignments())
        .extracting(c -> c.getOrderId() + " " + c.getChange())
        .containsExactly(
            "SO-1 " + CommandChange.ISSUE,
            "SO-1 " + CommandChange.CANCEL,
            "SO-2 " + CommandChange.ISSUE);
    scenario.after(Duration.ofMinutes(1));
    scenario.grant("FC-E", MUG, "DC>FC-E", 4);
    assertThat(scenario.transfers()).hasSize(1);
  }

  @Test
  void shouldKeepHeldCancelsOverARestartAndSendThemOnce() {
    scenario.order("SO-1", MUG, 1, "Z-E");
    scenario.control("node:FC-E", 1, ControlAction.FREEZE);
    scenario.order("SO-1", 2, MUG, 0, "Z-E", OrderChange.CANCELLED);
    assertThat(scenario.assignments()).hasSize(1);

    // when
    scenario.restart();
    scenario.control("node:FC-E", 2, ControlAction.UNFREEZE);
    scenario.control("node:FC-W", 1, ControlAction.FREEZE);

    assertThat(scenario.assignments()).hasSize(2);
  }

  @Test
  void shouldFreezeOneNodeAndServeFromOthers() {
    scenario.count(MUG, "FC-W", 5);

    // when
    scenario.control("node:FC-E", 1, ControlAction.FREEZE);

    scenario.order("SO-2", MUG, 1, "Z-E");
    assertThat(scenario.assignments()).singleElement().matches(c -> c.getNode().equals("FC-W"));
  }

  @Test
  void shouldFreezeOneSku() {
    // when
    scenario.control("sku:" + MUG, 1, ControlAction.FREEZE);

    everythingThatWouldCommand();
    assertThat(scenario.out.commandCount()).isZero();
  }

  @Test
  void shouldGoOnByItselfWhenAFreezeExpires() {
    Control freeze = control("HALT/network", 1);
    Control expiring =
        Control.newBuilder(freeze).setExpiresAt(scenario.now().plus(Duration.ofHours(1))).build();
    scenario.feed("HALT/network", LogKind.CONTROL, expiring);
    scenario.order("SO-2", MUG, 1, "Z-E");
    scenario.after(Duration.ofMinutes(59));
    assertThat(scenario.out.commandCount()).isZero();

    // when
    scenario.after(Duration.ofMinutes(1));

    assertThat(scenario.assignments()).hasSize(1);
  }

  @Test
  void shouldGoOnServingCustomersWhilePaused() {
    // when
    scenario.control("network", 1, ControlAction.PAUSE);

    everythingThatWouldCommand();
    assertThat(scenario.transfers()).isEmpty();
    assertThat(scenario.purchases()).isEmpty();
    assertThat(scenario.assignments()).isNotEmpty();
  }

  @Test
  void shouldRefuseAStaleControlOnceForAllTasks() {
    Scenario other = new Scenario(1, Scenario.tables(new MemoryTable()));
    scenario.control("network", 1, ControlAction.FREEZE);

    // when
    scenario.control("network", 3, ControlAction.UNFREEZE);

    other.replay(scenario.log, i -> {});
    assertThat(scenario.refusals()).containsExactly("CTL_STALE");
    assertThat(other.refusals()).isEmpty();
    assertThat(scenario.report().getControls())
        .singleElement()
        .matches(control -> control.getRevision() == 1);
  }

  private void everythingThatWouldCommand() {
    scenario.order("SO-1", 2, MUG, 0, "Z-E", OrderChange.CANCELLED);
    scenario.order("SO-2", MUG, 1, "Z-E");
    scenario.grant("FC-E", MUG, "DC>FC-E", 4);
    scenario.grant("V", MUG, "V>DC", 10);
    scenario.count(MUG, "FC-W", 2);
    scenario.after(Duration.ofMinutes(1));
  }

  private Control control(String id, int revision) {
    List<Scenario.Entry> before = List.copyOf(scenario.log);
    Scenario scratch = new Scenario();
    Scenario.Entry entry = scratch.control("network", revision, ControlAction.FREEZE);
    assertThat(scenario.log).hasSameSizeAs(before);
    assertThat(entry.key()).isEqualTo(id);
    return (Control) LogRecord.decode(entry.value()).body();
  }
}
