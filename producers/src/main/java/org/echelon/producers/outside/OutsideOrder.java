package org.echelon.producers.outside;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.echelon.command.Ack;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.event.ExternalDecision;
import org.echelon.event.ExternalKind;
import org.echelon.event.ExternalStatus;
import org.echelon.event.Receipt;
import org.echelon.network.Network;

/**
 * An order of the outside planner: told to Echelon as a decision and its receipts, given to
 * warehouses and vendors in the form in which ours are.
 */
record OutsideOrder(
    Network network, String sku, String id, MinMaxRule.Order order, Instant decidedAt) {
  private static final String SOURCE = "outside";

  /** The decision at a revision. */
  ExternalDecision decision(int revision, ExternalStatus status, Instant at) {
    return ExternalDecision.newBuilder()
        .setEventId(id + "-r" + revision)
        .setSource(SOURCE)
        .setOccurredAt(at)
        .setRevision(revision)
        .setSku(sku)
        .setDecisionId(id)
        .setKind(order.purchase() ? ExternalKind.PURCHASE : ExternalKind.TRANSFER)
        .setFrom(from())
        .setTo(to())
        .setUnits(order.units())
        .setDecidedAt(decidedAt)
        .setExpectedOn(LocalDate.ofInstant(expectedAt(), ZoneOffset.UTC))
        .setStatus(status)
        .build();
  }

  /** What the receiving node says, as a receipt that names the decision. */
  Receipt receipt(Ack ack) {
    return Receipt.newBuilder()
        .setEventId(ack.getEventId())
        .setSource(ack.getSource())
        .setOccurredAt(ack.getOccurredAt())
        .setRevision(ack.getRevision())
        .setSku(sku)
        .setReceiptId(id + "-" + ack.getPart())
        .setNode(ack.getNode())
        .setPoRef(id)
        .setGoodUnits(ack.getUnits())
        .setDamagedUnits(ack.getDamagedUnits())
        .setDamagedTo(ack.getDamagedTo())
        .setLast(Boolean.TRUE.equals(ack.getLast()))
        .build();
  }

  /** The order as a vendor gets it. */
  PurchaseCommand purchase(long firstUnit) {
    return PurchaseCommand.newBuilder()
        .setCommandId(id)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(sku)
        .setUnits(order.units())
        .setIssuedAt(decidedAt)
        .setExpiresAt(expectedAt())
        .setDecisionId(id)
        .setNetworkVersion(network.version())
        .setPriceVersion(0)
        .setForecastVersion(0)
        .setMode(CommandMode.AUTO)
        .setReasons(List.of())
        .setFirstUnit(firstUnit)
        .setLastUnit(firstUnit + order.units() - 1)
        .setVendor(from())
        .setTo(to())
        .setLane(order.lane().id())
        .setOrderOn(LocalDate.ofInstant(decidedAt, ZoneOffset.UTC))
        .setDeliverBy(expectedAt())
        .setOrderGroupId(id)
        .setMoqApplied(false)
        .setPriority(1)
        .build();
  }

  /** The order as a warehouse gets it. */
  TransferCommand transfer(long firstUnit) {
    return TransferCommand.newBuilder()
        .setCommandId(id)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(sku)
        .setUnits(order.units())
        .setIssuedAt(decidedAt)
        .setExpiresAt(expectedAt())
        .setDecisionId(id)
        .setNetworkVersion(network.version())
        .setPriceVersion(0)
        .setForecastVersion(0)
        .setMode(CommandMode.AUTO)
        .setReasons(List.of())
        .setFirstUnit(firstUnit)
        .setLastUnit(firstUnit + order.units() - 1)
        .setFrom(from())
        .setTo(to())
        .setLane(order.lane().id())
        .setDepartureAt(departureAt())
        .setDepartureLocal(departureAt().toString())
        .setExpectedArrivalAt(expectedAt())
        .setLatestArrivalAt(expectedAt())
        .setPriority(1)
        .setMarginPerUnitDay(0)
        .build();
  }

  private Instant departureAt() {
    return order.purchase()
        ? decidedAt
        : Instant.ofEpochMilli(order.lane().calendar().nextDeparture(decidedAt.toEpochMilli()));
  }

  private Instant expectedAt() {
    return departureAt().plus(Duration.ofMinutes(Math.round(order.leadDays() * 24 * 60)));
  }

  private String from() {
    return network.node(order.lane().from()).id();
  }

  private String to() {
    return network.node(order.lane().to()).id();
  }
}
