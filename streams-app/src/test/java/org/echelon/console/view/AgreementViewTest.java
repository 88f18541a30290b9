package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.DEPARTURE;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.labDecision;
import static org.echelon.console.ConsoleRecords.labState;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.console.table.ConsoleTables;
import org.echelon.state.LabStatus;
import org.junit.jupiter.api.Test;

/** What is told of a lab in shadow. */
class AgreementViewTest {
  private final ConsoleTables tables = new ConsoleTables();

  @Test
  void shouldAddUpALabAndLeadFromADifferenceToTheLiveDecision() {
    take(network());
    take(tick(1, NOON));
    take(transfer("T-1", 12).build());
    take(decision("T-1", 12));
    take(labState("fair", LabStatus.RUNNING));
    take(labDecision("fair", "FC-A|1", 12, 20));
    take(labDecision("fair", "FC-A|2", 4, 4));

    // when
    AgreementView.Agreement lab = AgreementView.of(tables, NOON.plus(Duration.ofSeconds(5))).get(0);

    assertThat(lab.tried()).isEqualTo("rationed fast=0.9");
    assertThat(lab.status()).isEqualTo("running");
    assertThat(lab.equalShare()).isEqualTo(0.5);
    assertThat(lab.valueAtCost()).isEqualTo(8 * 4.2);
    assertThat(lab.byReason())
        .extracting(AgreementView.ByReason::reason)
        .containsExactlyInAnyOrder("SAME", "LEVEL");
    AgreementView.Difference difference = lab.largest().get(0);
    assertThat(lab.largest()).hasSize(1);
    assertThat(difference.sku()).isEqualTo(SKU);
    assertThat(difference.departureAt()).isEqualTo(DEPARTURE);
    assertThat(difference.labUnits() - difference.liveUnits()).isEqualTo(8);
    assertThat(difference.text()).isEqualTo("the level of the destination is another");
    assertThat(difference.why()).hasValue("D-T-1");
  }

  @Test
  void shouldLeadNowhereWhereNoCommandCameOfIt() {
    take(network());
    take(tick(1, NOON));
    take(labState("fair", LabStatus.RUNNING));
    take(labDecision("fair", "FC-A|1", 0, 20));

    // when
    AgreementView.Agreement lab = AgreementView.of(tables, NOON.plus(Duration.ofHours(1))).get(0);

    assertThat(lab.largest().get(0).why()).isEmpty();
    assertThat(lab.status()).startsWith("silent since 2026-11-21T12:00:00Z");
  }

  private void take(SpecificRecord record) {
    tables.take(record, "", NOON.toEpochMilli());
  }
}
