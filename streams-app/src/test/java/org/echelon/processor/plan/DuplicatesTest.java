package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.echelon.command.AckKind;
import org.echelon.control.ControlAction;
import org.echelon.state.Outcomes;
import org.echelon.system.Offer;
import org.junit.jupiter.api.Test;

/** Whatever is told twice counts once. */
class DuplicatesTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  @Test
  void shouldChangeNothingWhenEveryRecordComesTwice() {
    List<Scenario.Entry> all = lifeOfAMug(scenario);
    scenario.tick();
    List<String> commands = scenario.out.commands();
    String stock = scenario.position(MUG).toString();
    Outcomes before = scenario.report().getOutcomes();
    long refused = scenario.out.refused().size();

    // when
    all.forEach(scenario::take);

    assertThat(scenario.out.commands()).isEqualTo(commands);
    assertThat(withoutTime(scenario.position(MUG).toString())).isEqualTo(withoutTime(stock));
    Outcomes after = scenario.report().getOutcomes();
    assertThat(after.getApplied()).isEqualTo(before.getApplied());
    assertThat(after.getRefused()).isEqualTo(before.getRefused());
    assertThat(scenario.out.refused()).hasSize((int) refused);
    assertThat(after.getDuplicate()).isGreaterThan(before.getDuplicate());
  }

  @Test
  void shouldChangeNothingWhenEachRecordComesTwiceInARow() {
    lifeOfAMug(scenario);
    Scenario doubled = new Scenario();

    // when
    for (Scenario.Entry entry : List.copyOf(scenario.log)) {
      doubled.take(entry);
      doubled.take(entry);
    }

    assertThat(doubled.out.commands()).isEqualTo(scenario.out.commands());
  }

  @Test
  void shouldCountADuplicatedAskAsOneThatChangesNothing() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 50);
    Scenario.Entry ask = scenario.ask("FC-E", "DC>FC-E");
    var first = scenario.out.toGates(Offer.class).get(0);

    // when
    scenario.take(ask);

    assertThat(scenario.out.toGates(Offer.class)).containsExactly(first, first);
    assertThat(scenario.out.commandCount()).isZero();
  }

  @Test
  void shouldRememberARedeemedGrantOverARestart() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 50);
    Scenario.Entry grant = scenario.grant("FC-E", MUG, "DC>FC-E", 4);
    assertThat(scenario.transfers()).hasSize(1);
    scenario.after(Duration.ofHours(6));

    // when
    scenario.restart();
    scenario.take(grant);

    assertThat(scenario.transfers()).hasSize(1);
  }

  /** Every kind of record once; the entries in the order of the log. */
  private static List<Scenario.Entry> lifeOfAMug(Scenario scenario) {
    int from = scenario.log.size();
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 30);
    scenario.count(MUG, "FC-E", 3);
    scenario.prices(1, Map.of("FC-E", 0.02));
    scenario.control("node:FC-W", 1, ControlAction.PAUSE);
    scenario.grant("V", MUG, "V>DC", 5);
    scenario.grant("FC-E", MUG, "DC>FC-E", 4);
    scenario.order("SO-1", MUG, 2, "Z-E");
    scenario.after(Duration.ofHours(1));
    String purchase = scenario.purchases().get(0).getCommandId();
    String transfer = scenario.transfers().get(0).getCommandId();
    String assignment = scenario.assignments().get(0).getCommandId();
    scenario.ack(MUG, transfer, AckKind.ACCEPTED, "DC", 4);
    scenario.ack(MUG, transfer, AckKind.SHIPPED, "DC", 4);
    scenario.receipt("GR-1", MUG, "FC-E", 4, transfer);
    scenario.receipt("GR-2", MUG, "DC", 5, purchase);
    scenario.receipt("GR-3", MUG, "DC", 7, null);
    scenario.shipment("SH-1", MUG, "FC-E", 2, "SO-1", assignment);
    scenario.shipment("SH-2", MUG, "FC-W", 1, "SO-9", null);
    return List.copyOf(scenario.log.subList(from, scenario.log.size()));
  }

  private static String withoutTime(String position) {
    return position.replaceAll("\"(at|lastHeardAt)\": *\"?[^,\"]*\"?", "");
  }
}
