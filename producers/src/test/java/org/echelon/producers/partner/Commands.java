package org.echelon.producers.partner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.schema.AvroTrust;

/** Commands as Echelon would write them on a Monday afternoon. */
final class Commands {
  static final Instant MONDAY = Instant.parse("2026-01-05T17:00:00Z");
  static final Instant DEPARTURE = MONDAY.plus(Duration.ofHours(6));

  static {
    AvroTrust.ensure();
  }

  private Commands() {}

  static TransferCommand.Builder transfer(String id, long units) {
    return TransferCommand.newBuilder()
        .setCommandId(id)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku("MUG")
        .setUnits(units)
        .setIssuedAt(MONDAY)
        .setExpiresAt(DEPARTURE.plus(Duration.ofDays(1)))
        .setDecisionId("D-1")
        .setNetworkVersion(1)
        .setPriceVersion(0)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setFirstUnit(1)
        .setLastUnit(units)
        .setFrom("DC-EAST")
        .setTo("FC-NE1")
        .setLane("DC-EAST>FC-NE1")
        .setDepartureAt(DEPARTURE)
        .setDepartureLocal("2026-01-05T18:00 America/New_York")
        .setExpectedArrivalAt(DEPARTURE.plus(Duration.ofDays(3)))
        .setLatestArrivalAt(DEPARTURE.plus(Duration.ofDays(5)))
        .setPriority(50)
        .setMarginPerUnitDay(0.4);
  }

  static PurchaseCommand purchase(String id, long units) {
    return PurchaseCommand.newBuilder()
        .setCommandId(id)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku("MUG")
        .setUnits(units)
        .setIssuedAt(MONDAY)
        .setExpiresAt(MONDAY.plus(Duration.ofDays(2)))
        .setDecisionId("D-2")
        .setNetworkVersion(1)
        .setPriceVersion(0)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setFirstUnit(1)
        .setLastUnit(units)
        .setVendor("V-MAIN")
        .setTo("DC-EAST")
        .setLane("V-MAIN>DC-EAST")
        .setOrderOn(LocalDate.of(2026, 1, 5))
        .setDeliverBy(MONDAY.plus(Duration.ofDays(14)))
        .setOrderGroupId("PO-1")
        .setMoqApplied(false)
        .setPriority(50)
        .build();
  }

  static AssignmentCommand assignment(String id, Duration untilCutOff) {
    return AssignmentCommand.newBuilder()
        .setCommandId(id)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku("MUG")
        .setUnits(2)
        .setIssuedAt(MONDAY)
        .setExpiresAt(MONDAY.plus(Duration.ofDays(1)))
        .setDecisionId("D-3")
        .setNetworkVersion(1)
        .setPriceVersion(0)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setOrderId("SO-1")
        .setLineNo(1)
        .setNode("FC-NE1")
        .setOption("NEXT_DAY")
        .setReadyBy(MONDAY.plus(untilCutOff))
        .setShipGroupId("SO-1")
        .setAttempt(1)
        .setExpectedCostMicros(3_600_000)
        .build();
  }
}
