package org.echelon.processor.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.AvroNetworks;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandFamily;
import org.echelon.event.DemandHistory;
import org.echelon.event.ExternalDecision;
import org.echelon.event.ExternalKind;
import org.echelon.event.ExternalStatus;
import org.echelon.event.Forecast;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.price.Certificate;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.StopReason;
import org.echelon.price.VectorStatus;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Pack;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;
import org.echelon.system.Ask;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/** One good record of each kind that upstream systems send. */
public final class Samples {
  public static final Instant AT = Instant.parse("2026-11-21T09:14:07.120Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  static {
    AvroTrust.ensure();
  }

  private Samples() {}

  /** A good record by the topic it goes to. */
  public static Map<Topic, SpecificRecord> all() {
    Map<Topic, SpecificRecord> all = new EnumMap<>(Topic.class);
    all.put(Topic.ORDER, order().build());
    all.put(Topic.SHIPMENT, shipment().build());
    all.put(Topic.RECEIPT, receipt().build());
    all.put(Topic.ADJUSTMENT, count().build());
    all.put(Topic.ACK, ack().build());
    all.put(Topic.FORECAST, forecast().build());
    all.put(Topic.HISTORY, history().build());
    all.put(Topic.EXTERNAL_DECISION, external().build());
    all.put(Topic.ITEM, item().build());
    all.put(Topic.NETWORK, AvroNetworks.chain());
    all.put(Topic.CONTROL, freeze().build());
    all.put(Topic.PRICE, prices().build());
    all.put(Topic.TICK, tick());
    all.put(Topic.ASK, ask().build());
    return all;
  }

  public static OrderLine.Builder order() {
    return OrderLine.newBuilder()
        .setEventId("oms-8841-3-r1")
        .setSource("oms-eu")
        .setOccurredAt(AT)
        .setOrderId("SO-100734")
        .setPlacedAt(AT.minusSeconds(1))
        .setChange(OrderChange.PLACED)
        .setSku("MUG-RED-11")
        .setUnits(2)
        .setZone("Z-NE")
        .setSpeed(Speed.NEXT_DAY);
  }

  public static Shipment.Builder shipment() {
    return Shipment.newBuilder()
        .setEventId("wms-1")
        .setSource("wms")
        .setOccurredAt(AT)
        .setSku("MUG-RED-11")
        .setShipmentId("SH-55120")
        .setOrderId("SO-100734")
        .setNode("FC-BOS1")
        .setUnits(2)
        .setSscc("106141412345678908");
  }

  public static Receipt.Builder receipt() {
    return Receipt.newBuilder()
        .setEventId("wms-2")
        .setSource("wms")
        .setOccurredAt(AT)
        .setSku("MUG-RED-11")
        .setReceiptId("GR-2291")
        .setNode("FC-BOS1")
        .setGoodUnits(25);
  }

  public static Adjustment.Builder count() {
    return Adjustment.newBuilder()
        .setEventId("wms-3")
        .setSource("wms")
        .setOccurredAt(AT)
        .setSku("MUG-RED-11")
        .setNode("FC-BOS1")
        .setAdjustmentId("CC-771")
        .setKind(AdjustmentKind.COUNT)
        .setUnits(118)
        .setCountedAt(AT)
        .setReason("CYCLE_COUNT");
  }

  public static Ack.Builder ack() {
    return Ack.newBuilder()
        .setEventId("wms-4")
        .setSource("wms")
        .setOccurredAt(AT)
        .setCommandId("T-7K3QF2M9XW4D1B8C")
        .setSku("MUG-RED-11")
        .setKind(AckKind.SHIPPED)
        .setNode("DC-EAST")
        .setUnits(40);
  }

  public static DemandHistory.Builder history() {
    return DemandHistory.newBuilder()
        .setEventId("oms-h-1")
        .setSource("oms-eu")
        .setOccurredAt(AT)
        .setSku("MUG")
        .setZone("Z-NE")
        .setWeekOn(MONDAY)
        .setUnits(21);
  }

  public static ExternalDecision.Builder external() {
    return ExternalDecision.newBuilder()
        .setEventId("erp-1")
        .setSource("erp")
        .setOccurredAt(AT)
        .setSku("MUG-RED-11")
        .setDecisionId("PO-4711-10")
        .setKind(ExternalKind.PURCHASE)
        .setFrom("V-ACME")
        .setTo("DC-EAST")
        .setUnits(96)
        .setDecidedAt(AT)
        .setExpectedOn(MONDAY)
        .setStatus(ExternalStatus.EXECUTED);
  }

  public static Forecast.Builder forecast() {
    return Forecast.newBuilder()
        .setSku("MUG-RED-11")
        .setVersion(20261121)
        .setSource("fc-gbm")
        .setInformedAt(AT)
        .setIssuedAt(AT)
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(MONDAY)
        .setWeekUnits(List.of(21.0, 22.4))
        .setWeekVarianceToMean(List.of(1.5, 1.5))
        .setClasses(List.of(share("Z-NE", 0.25), share("Z-SW", 0.75)));
  }

  public static DemandClass share(String zone, double share) {
    return DemandClass.newBuilder().setZone(zone).setSpeed(Speed.NEXT_DAY).setShare(share).build();
  }

  public static Item.Builder item() {
    return Item.newBuilder()
        .setSku("MUG-RED-11")
        .setRevision(1)
        .setSource("pim")
        .setChangedAt(AT)
        .setGtin("04012345123456")
        .setPacks(List.of(pack("INNER", 6), pack("CASE", 24), pack("PALLET", 960)))
        .setTransferPack("CASE")
        .setVendors(List.of(ItemVendor.newBuilder().setVendor("V-ACME").build()));
  }

  public static Pack pack(String level, long units) {
    return Pack.newBuilder().setLevel(level).setUnitsPerPack(units).build();
  }

  public static Control.Builder freeze() {
    return Control.newBuilder()
        .setControlId("HALT/node:FC-BOS1")
        .setRevision(3)
        .setFamily(ControlFamily.HALT)
        .setAction(ControlAction.FREEZE)
        .setScope("node:FC-BOS1")
        .setWho("m.rossi")
        .setRole(Role.OPERATOR)
        .setWhy("flood in hall 2")
        .setRequestedAt(AT)
        .setEffectiveAt(AT)
        .setRequestId("4be0643f-1d98-573b-97cd-ca98a65347dd");
  }

  public static PriceVector.Builder prices() {
    return PriceVector.newBuilder()
        .setNetworkId("test")
        .setVersion(418)
        .setNetworkVersion(3)
        .setRunId("run-418")
        .setComputedAt(AT)
        .setInformedAt(AT)
        .setValidFromAt(AT)
        .setExpiresAt(AT.plusSeconds(3600))
        .setStatus(VectorStatus.CERTIFIED)
        .setPeriodStartsOn(List.of(MONDAY, MONDAY.plusDays(7)))
        .setPrices(List.of(price(0.002, 0.0)))
        .setCertificate(certificate(1000, 999).build());
  }

  public static Price price(Double... values) {
    return Price.newBuilder()
        .setNode("FC-A")
        .setResource(Resource.STORAGE)
        .setValues(List.of(values))
        .build();
  }

  public static Certificate.Builder certificate(double dual, double primal) {
    return Certificate.newBuilder()
        .setDualBound(dual)
        .setPrimalValue(primal)
        .setGapOfValue((dual - primal) / dual)
        .setGapOfConstrainedLoss(0.01)
        .setWorstViolationShare(0)
        .setWorstViolationAt("")
        .setOracleCalls(12)
        .setRounds(12)
        .setPairs(10)
        .setSkus(5)
        .setCpuMillis(3)
        .setWallMillis(3)
        .setPartitionsAnswered(1)
        .setPartitionsExpected(1)
        .setStopReason(StopReason.GAP_REACHED);
  }

  public static Tick tick() {
    return Tick.newBuilder().setNetworkId("test").setNo(7).setAt(AT).build();
  }

  public static Ask.Builder ask() {
    return Ask.newBuilder()
        .setAskId("FC-A|*|2026-11-21T17:00|1")
        .setGate("FC-A")
        .setDepartureAt(AT)
        .setRound(1)
        .setPriceVersion(418)
        .setNetworkVersion(3)
        .setLimitUnits(Double.POSITIVE_INFINITY)
        .setLimitCube(100)
        .setDry(false)
        .setAt(AT)
        .setReason("CUT_OFF");
  }
}
