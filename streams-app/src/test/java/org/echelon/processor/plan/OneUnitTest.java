package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.echelon.command.AckKind;
import org.echelon.state.Task;
import org.junit.jupiter.api.Test;

/** One unit from the vendor to the customer through every bucket, as the world sees it. */
class OneUnitTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  @Test
  void shouldFollowOneUnitFromPurchaseToCustomer() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 6, 2);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("0/0/0/0");

    // The vendor's gate grants one unit.
    scenario.grant("V", MUG, "V>DC", 1);
    var purchase = scenario.purchases().get(0);
    assertThat(purchase.getUnits()).isEqualTo(1);
    assertThat(purchase.getFirstUnit()).isEqualTo(1);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("0/0/0/1");

    scenario.after(Duration.ofDays(2));
    scenario.ack(MUG, purchase.getCommandId(), AckKind.SHIPPED, "V", 1);
    scenario.receipt("GR-1", MUG, "DC", 1, purchase.getCommandId());
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("1/0/0/0");

    scenario.grant("FC-E", MUG, "DC>FC-E", 1);
    var transfer = scenario.transfers().get(0);
    assertThat(transfer.getUnits()).isEqualTo(1);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("0/1/0/0");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/1");

    scenario.after(Duration.ofHours(2));
    scenario.ack(MUG, transfer.getCommandId(), AckKind.SHIPPED, "DC", 1);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("0/0/0/0");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/1/0");

    scenario.after(Duration.ofDays(2));
    scenario.receipt("GR-2", MUG, "FC-E", 1, transfer.getCommandId());
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("1/0/0/0");

    scenario.order("SO-1", MUG, 1, "Z-E");
    var assignment = scenario.assignments().get(0);
    assertThat(assignment.getNode()).isEqualTo("FC-E");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/1/0/0");

    // when
    scenario.after(Duration.ofHours(3));
    scenario.shipment("SH-1", MUG, "FC-E", 1, "SO-1", assignment.getCommandId());

    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/0");
    assertThat(scenario.position(MUG).getFlows().getShippedToCustomersUnits()).isEqualTo(1);
    assertThat(scenario.position(MUG).getFlows().getReceivedFromVendorsUnits()).isEqualTo(1);
    assertThat(scenario.out.commandCount()).isEqualTo(3);
    Task report = scenario.report();
    assertThat(report.getGaps().getUnitsUnbalanced()).isZero();
    assertThat(report.getGaps().getSkusFrozen()).isZero();
  }
}
