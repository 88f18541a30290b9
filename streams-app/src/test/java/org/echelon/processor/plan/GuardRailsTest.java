package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.echelon.codec.LogKind;
import org.echelon.command.TransferCommand;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.reference.Limits;
import org.echelon.reference.Network;
import org.echelon.state.Alert;
import org.echelon.system.Ask;
import org.echelon.system.Settlement;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** MUG costs 4.20 a unit; gates grant 10 units to each FC. */
class GuardRailsTest {
  private static final String MUG = "MUG";
  private Scenario scenario = new Scenario();

  @Test
  void shouldCutACommandToItsValue() {
    begin(limits -> limits.setCommandValueMicrosMax(13_000_000L));

    // when
    grant("FC-E");

    assertThat(units()).containsExactly(3L);
    assertThat(scenario.transfers().get(0).getReasons()).contains("CAP_CUT");
  }

  @Test
  void shouldCutASkuToItsUnitsOfADay() {
    begin(limits -> limits.setSkuUnitsPerDayMax(12L));

    // when
    grant("FC-E");
    grant("FC-W");
    grant("FC-W");

    assertThat(units()).containsExactly(10L, 2L);
    assertThat(newest().getReasons()).containsExactly("CAP_CUT");
    assertThat(newest().getRedeemed()).isZero();

    // when
    scenario.restart();
    scenario.after(Duration.ofDays(1));
    grant("FC-W");

    assertThat(units()).hasSize(3);
  }

  @Test
  void shouldCutCommandsOfAMinuteByTheTimeThatATickStandsFor() {
    begin(limits -> limits.setCommandsPerMinuteMax(1));
    scenario.after(Duration.ofMinutes(1));

    // when
    scenario.grant("FC-E", MUG, "DC>FC-E", 10);
    scenario.grant("FC-W", MUG, "DC>FC-W", 10);

    assertThat(units()).hasSize(1);
    assertThat(newest().getReasons()).containsExactly("CAP_CUT");

    // when
    scenario.after(Duration.ofMinutes(15));
    scenario.grant("FC-E", MUG, "DC>FC-E", 10);
    scenario.grant("FC-W", MUG, "DC>FC-W", 10);

    assertThat(units()).as("15 a quarter of an hour").hasSize(3);
  }

  @Test
  void shouldTellThatCommandsWereCutUntilNoneWasForAnHour() {
    begin(limits -> limits.setCommandValueMicrosMax(13_000_000L));
    scenario.after(Duration.ofSeconds(1));
    assertThat(alerts()).isEmpty();

    // when
    grant("FC-E");
    scenario.after(Duration.ofSeconds(1));
    scenario.after(Duration.ofMinutes(30));
    grant("FC-W");
    scenario.after(Duration.ofMinutes(59));

    assertThat(alerts()).containsExactly("RAISED commands were cut by commandValueMax");

    // when
    scenario.restart();
    scenario.after(Duration.ofMinutes(1));

    assertThat(alerts()).hasSize(2).last().asString().startsWith("CLEARED");
  }

  @Test
  void shouldAskAgainForWhatTheLimitOfAMinuteKeptBackWhileTheDepartureIsThere() {
    begin(limits -> limits.setCommandsPerMinuteMax(1));
    scenario.after(Duration.ofMinutes(1));
    scenario.grant("FC-E", MUG, "DC>FC-E", 10);
    scenario.grant("FC-W", MUG, "DC>FC-W", 10);
    scenario.after(Duration.ofSeconds(59));
    assertThat(wishes()).as("the minute is still full").isEmpty();

    // when
    scenario.restart();
    scenario.after(Duration.ofSeconds(1));

    assertThat(wishes()).containsExactly("CAPPED [DC>FC-W]");
    scenario.ask("FC-W", "DC>FC-W");
    scenario.grant("FC-W", MUG, "DC>FC-W", 10);
    assertThat(units()).containsExactly(10L, 10L);
    scenario.after(Duration.ofMinutes(2));
    assertThat(wishes()).as("nothing is left").hasSize(1);

    // when
    scenario.grant("FC-E", MUG, "DC>FC-E", 10);
    scenario.grant("FC-W", MUG, "DC>FC-W", 10);
    scenario.after(Duration.ofHours(1));

    assertThat(wishes()).as("the departure has left").hasSize(1);
  }

  @Test
  void shouldKeepToACapFromWhenItIsSetUntilItIsCleared() {
    begin(limits -> {});
    grant("FC-E");

    // when
    scenario.order(
        ControlFamily.CAP, ControlAction.SET, "node:FC-W", 1, c -> c.setCapUnitsPerDay(4L));
    grant("FC-W");
    grant("FC-W");

    assertThat(units()).containsExactly(10L, 4L);
    assertThat(scenario.transfers().get(1).getReasons()).contains("CAP_CUT");

    // when
    scenario.order(ControlFamily.CAP, ControlAction.CLEAR, "node:FC-W", 2, c -> {});
    grant("FC-W");

    assertThat(units()).hasSize(3);
  }

  @Test
  void shouldShareACapAmongTasksSoThatTheSharesAddUp() {
    long all = 0;
    for (int partition = 0; partition < 4; partition++) {
      scenario = new Scenario(partition, 4, Scenario.tables(new MemoryTable()));
      begin(limits -> {});
      scenario.order(
          ControlFamily.CAP, ControlAction.SET, "network", 1, c -> c.setCapUnitsPerDay(10L));

      // when
      grant("FC-E");
      grant("FC-W");

      assertThat(units()).containsExactly(partition < 2 ? 3L : 2L);
      all += units().get(0);
    }
    assertThat(all).isEqualTo(10);
  }

  @Test
  void shouldGiveTheCapOfASkuToItsOnlyTask() {
    scenario = new Scenario(1, 4, Scenario.tables(new MemoryTable()));
    begin(limits -> {});

    // when
    scenario.order(
        ControlFamily.CAP, ControlAction.SET, "sku:MUG", 1, c -> c.setCapUnitsPerDay(7L));
    grant("FC-E");

    assertThat(units()).containsExactly(7L);
  }

  private void begin(Consumer<Limits.Builder> rails) {
    Network network = Worlds.network(1);
    Limits.Builder limits = Limits.newBuilder(network.getLimits());
    rails.accept(limits);
    scenario.tick();
    scenario.feed(
        "small", LogKind.NETWORK, Network.newBuilder(network).setLimits(limits.build()).build());
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 90, 90);
    scenario.count(MUG, "DC", 500);
  }

  private void grant(String node) {
    scenario.after(Duration.ofSeconds(1));
    scenario.grant(node, MUG, "DC>" + node, 10);
  }

  private List<String> alerts() {
    return scenario.out.of(Topic.ALERT, Alert.class).stream()
        .filter(alert -> alert.getAlertId().equals("COMMANDS_CAPPED/task:plan/0"))
        .map(alert -> alert.getState() + " " + alert.getText())
        .toList();
  }

  private List<String> wishes() {
    return scenario.out.toGates(Ask.class).stream()
        .map(ask -> ask.getReason() + " " + ask.getLanes())
        .toList();
  }

  private List<Long> units() {
    return scenario.transfers().stream().map(TransferCommand::getUnits).toList();
  }

  private Settlement newest() {
    List<Settlement> all = scenario.out.toGates(Settlement.class);
    return all.get(all.size() - 1);
  }
}
