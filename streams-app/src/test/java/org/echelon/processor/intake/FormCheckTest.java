package org.echelon.processor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.data.RecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.RefusalCode;
import org.echelon.command.AckKind;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.PlanningPart;
import org.echelon.control.Role;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.DemandFamily;
import org.echelon.event.ExternalStatus;
import org.echelon.event.OrderChange;
import org.echelon.event.Sibling;
import org.echelon.inventory.Refusal;
import org.echelon.price.VectorStatus;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.PriceBreak;
import org.echelon.reference.Region;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FormCheckTest {
  private static final Instant LATER = Samples.AT.plusSeconds(5);

  @Test
  void shouldPassGoodRecords() {
    Samples.all()
        .forEach(
            (topic, record) -> assertThat(FormCheck.check(record)).as(topic.suffix()).isEmpty());
  }

  @Test
  void shouldPassACancelledLineOfNothing() {
    assertThat(
            FormCheck.check(Samples.order().setChange(OrderChange.CANCELLED).setUnits(0).build()))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("badRecords")
  void shouldSayWhatIsWrong(RefusalCode code, String field, SpecificRecord record) {
    assertThat(FormCheck.check(record))
        .get()
        .returns(code.name(), Refusal::code)
        .returns(field, Refusal::field);
  }

  static Stream<Arguments> badRecords() {
    return Stream.of(facts(), plans(), networks(), orders()).flatMap(bad -> bad);
  }

  private static Stream<Arguments> facts() {
    return Stream.of(
        bad(RefusalCode.FIELD_MISSING, "eventId", Samples.order().setEventId("")),
        bad(RefusalCode.FIELD_RANGE, "revision", Samples.order().setRevision(0)),
        bad(
            RefusalCode.FIELD_RANGE,
            "occurredAt",
            Samples.receipt().setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE))),
        bad(RefusalCode.FIELD_TOO_LONG, "orderId", Samples.order().setOrderId("x".repeat(65))),
        bad(RefusalCode.FIELD_CHARACTERS, "sku", Samples.order().setSku("MUG|RED")),
        bad(RefusalCode.FIELD_CHARACTERS, "sku", Samples.order().setSku("MUG ")),
        bad(RefusalCode.FIELD_CHARACTERS, "sku", Samples.order().setSku("MÜG")),
        bad(RefusalCode.FIELD_CONFLICT, "placedAt", Samples.order().setPlacedAt(LATER)),
        bad(RefusalCode.FIELD_RANGE, "lineNo", Samples.order().setLineNo(10_000)),
        bad(RefusalCode.FIELD_RANGE, "units", Samples.order().setUnits(0)),
        bad(RefusalCode.FIELD_RANGE, "units", Samples.order().setUnits(1_000_001)),
        bad(RefusalCode.FIELD_NEGATIVE, "units", Samples.order().setUnits(-1)),
        bad(RefusalCode.FIELD_MISSING, "zone", Samples.order().setZone(null)),
        bad(RefusalCode.FIELD_RANGE, "priority", Samples.order().setPriority(10)),
        bad(RefusalCode.FIELD_KIND_UNKNOWN, "speed", Samples.order().setSpeed(Speed.UNKNOWN)),
        bad(
            RefusalCode.FIELD_CONFLICT,
            "siblings",
            Samples.order().setSiblings(List.of(new Sibling(2, "CUP", 1L)))),
        bad(RefusalCode.CHECK_DIGIT, "sscc", Samples.shipment().setSscc("106141412345678907")),
        bad(RefusalCode.FIELD_NEGATIVE, "units", Samples.shipment().setUnits(-4)),
        bad(RefusalCode.FIELD_NEGATIVE, "goodUnits", Samples.receipt().setGoodUnits(-1)),
        bad(RefusalCode.FIELD_MISSING, "countedAt", Samples.count().setCountedAt(null)),
        bad(RefusalCode.FIELD_CONFLICT, "countedAt", Samples.count().setCountedAt(LATER)),
        bad(
            RefusalCode.FIELD_RANGE,
            "units",
            Samples.count().setKind(AdjustmentKind.DELTA).setUnits(0)),
        bad(
            RefusalCode.FIELD_RANGE,
            "units",
            Samples.count().setKind(AdjustmentKind.LOST).setUnits(0)),
        bad(
            RefusalCode.FIELD_KIND_UNKNOWN,
            "kind",
            Samples.count().setKind(AdjustmentKind.UNKNOWN)),
        bad(RefusalCode.FIELD_MISSING, "reason", Samples.ack().setKind(AckKind.REJECTED)),
        bad(RefusalCode.FIELD_MISSING, "part", Samples.ack().setPart("")),
        bad(RefusalCode.FIELD_RANGE, "units", Samples.external().setUnits(0)),
        bad(RefusalCode.FIELD_NEGATIVE, "units", Samples.external().setUnits(-8)),
        bad(RefusalCode.FIELD_RANGE, "units", Samples.external().setUnits(1_000_001)),
        bad(RefusalCode.FIELD_CONFLICT, "to", Samples.external().setTo("V-ACME")),
        bad(RefusalCode.FIELD_CONFLICT, "decidedAt", Samples.external().setDecidedAt(LATER)),
        bad(
            RefusalCode.FIELD_CONFLICT,
            "expiresAt",
            Samples.external().setExpiresAt(Samples.AT.minusSeconds(1))),
        bad(
            RefusalCode.FIELD_KIND_UNKNOWN,
            "status",
            Samples.external().setStatus(ExternalStatus.UNKNOWN)));
  }

  private static Stream<Arguments> plans() {
    return Stream.of(
        bad(
            RefusalCode.FC_SHARES,
            "classes",
            Samples.forecast().setClasses(List.of(Samples.share("Z", 0.9)))),
        bad(
            RefusalCode.FC_SHARES,
            "classes",
            Samples.forecast()
                .setClasses(List.of(Samples.share("Z", 0.5), Samples.share("Z", 0.5)))),
        bad(
            RefusalCode.FC_VARIANCE,
            "weekVarianceToMean",
            Samples.forecast().setWeekVarianceToMean(List.of(1.5, 0.9))),
        bad(
            RefusalCode.FC_VARIANCE,
            "weekVarianceToMean",
            Samples.forecast().setFamily(DemandFamily.POISSON)),
        bad(
            RefusalCode.FC_HORIZON,
            "firstWeekOn",
            Samples.forecast().setFirstWeekOn(Samples.forecast().getFirstWeekOn().plusDays(1))),
        bad(
            RefusalCode.FC_HORIZON,
            "weekUnits",
            Samples.forecast().setWeekUnits(List.of()).setWeekVarianceToMean(List.of())),
        bad(
            RefusalCode.FIELD_NOT_FINITE,
            "weekUnits",
            Samples.forecast().setWeekUnits(List.of(1.0, Double.NaN))),
        bad(RefusalCode.FIELD_CONFLICT, "informedAt", Samples.forecast().setInformedAt(LATER)),
        bad(
            RefusalCode.FIELD_RANGE,
            "quantileLevels",
            Samples.forecast().setFamily(DemandFamily.QUANTILES)),
        bad(RefusalCode.CHECK_DIGIT, "gtin", Samples.item().setGtin("04012345123457")),
        bad(
            RefusalCode.PACK_LEVELS,
            "packs",
            Samples.item().setPacks(List.of(Samples.pack("A", 6), Samples.pack("B", 20)))),
        bad(
            RefusalCode.PACK_LEVELS,
            "packs",
            Samples.item().setPacks(List.of(Samples.pack("A", 0)))),
        bad(RefusalCode.PACK_LEVELS, "transferPack", Samples.item().setTransferPack("TRUCK")),
        bad(RefusalCode.FIELD_NOT_FINITE, "unitCube", Samples.item().setUnitCube(Double.NaN)),
        bad(RefusalCode.FIELD_RANGE, "unitCube", Samples.item().setUnitCube(0)),
        bad(
            RefusalCode.FIELD_CONFLICT,
            "vendors.priceBreaks",
            Samples.item()
                .setVendors(
                    List.of(
                        ItemVendor.newBuilder()
                            .setVendor("V")
                            .setPriceBreaks(
                                List.of(new PriceBreak(1L, 5L), new PriceBreak(10L, 6L)))
                            .build()))),
        bad(
            RefusalCode.PRICE_SHAPE,
            "prices.values",
            Samples.prices().setPrices(List.of(Samples.price(0.1, Double.NaN)))),
        bad(
            RefusalCode.PRICE_SHAPE,
            "prices.values",
            Samples.prices().setPrices(List.of(Samples.price(0.1, -1.0)))),
        bad(
            RefusalCode.PRICE_SHAPE,
            "prices.values",
            Samples.prices().setPrices(List.of(Samples.price(0.1)))),
        bad(RefusalCode.PRICE_CERTIFICATE, "certificate", Samples.prices().setCertificate(null)),
        bad(
            RefusalCode.PRICE_CERTIFICATE,
            "certificate.primalValue",
            Samples.prices().setCertificate(Samples.certificate(1000, 1001).build())),
        bad(
            RefusalCode.FIELD_KIND_UNKNOWN,
            "status",
            Samples.prices().setStatus(VectorStatus.UNKNOWN)));
  }

  private static Stream<Arguments> networks() {
    Network good = AvroNetworks.chain();
    return Stream.of(
        arguments(RefusalCode.FIELD_NEGATIVE, "nodes.ordinal", withNode(good, -1, "FC-C")),
        arguments(RefusalCode.FIELD_RANGE, "nodes.ordinal", withNode(good, 1_000_000, "FC-C")),
        arguments(RefusalCode.NET_DUPLICATE, "nodes", withNode(good, 4, "FC-A")),
        bad(
            RefusalCode.NET_NO_ROUTE,
            "shipOptions",
            Network.newBuilder(good).setShipOptions(List.of())),
        bad(
            RefusalCode.FIELD_RANGE,
            "shipOptions.daysOfWeek",
            Network.newBuilder(good).setShipOptions(onDays(good, List.of(0, 1)))),
        bad(
            RefusalCode.NET_REGION,
            "regions.nodes",
            Network.newBuilder(good).setRegions(List.of(region("R1"), region("R2")))),
        bad(RefusalCode.FIELD_RANGE, "version", Network.newBuilder(good).setVersion(0)));
  }

  private static Network withNode(Network network, int ordinal, String id) {
    List<Node> nodes = new ArrayList<>(network.getNodes());
    nodes.add(AvroNetworks.node(ordinal, id, NodeKind.FC, 0, null, null));
    return Network.newBuilder(network).setNodes(nodes).build();
  }

  private static List<ShipOption> onDays(Network network, List<Integer> days) {
    return network.getShipOptions().stream()
        .map(option -> ShipOption.newBuilder(option).setDaysOfWeek(days).build())
        .toList();
  }

  private static Region region(String name) {
    return Region.newBuilder().setRegion(name).setNodes(List.of("FC-A")).build();
  }

  private static Stream<Arguments> orders() {
    return Stream.of(
        bad(RefusalCode.CTL_NO_REASON, "why", Samples.freeze().setWhy("  x  ")),
        bad(RefusalCode.CTL_NOT_ALLOWED, "role", Samples.freeze().setRole(Role.PLANNER)),
        bad(RefusalCode.CTL_SCOPE, "scope", Samples.freeze().setScope("planet:earth")),
        bad(RefusalCode.CTL_SCOPE, "scope", order("OVERRIDE", "SET_LEVEL", "sku:MUG", 40L)),
        bad(RefusalCode.CTL_SCOPE, "scope", order("APPROVAL", "APPROVE", "command:T-1", null)),
        bad(RefusalCode.CTL_SCOPE, "scope", order("REGION", "SWITCH", "node:FC-BOS1", null)),
        bad(
            RefusalCode.FIELD_CONFLICT,
            "regions",
            order("REGION", "REVERT", "region:R1", null)
                .setRegions(List.of(Region.newBuilder().setRegion("R1").build()))),
        bad(
            RefusalCode.FIELD_CONFLICT,
            "controlId",
            Samples.freeze().setControlId("MODE/node:FC-BOS1")),
        bad(RefusalCode.FIELD_CONFLICT, "part", Samples.freeze().setPart(PlanningPart.BUYING)),
        bad(RefusalCode.FIELD_CONFLICT, "action", Samples.freeze().setAction(ControlAction.SET)),
        bad(
            RefusalCode.FIELD_MISSING,
            "mode",
            Samples.freeze()
                .setFamily(ControlFamily.MODE)
                .setControlId("MODE/node:FC-BOS1")
                .setAction(ControlAction.SET)),
        bad(RefusalCode.FIELD_NEGATIVE, "limitCube", Samples.ask().setLimitCube(Double.NaN)));
  }

  private static Arguments bad(
      RefusalCode code, String field, RecordBuilder<? extends SpecificRecord> record) {
    return arguments(code, field, record.build());
  }

  private static Control.Builder order(
      String family, String action, String scope, Long levelUnits) {
    return Samples.freeze()
        .setControlId(family + "/" + scope)
        .setFamily(ControlFamily.valueOf(family))
        .setAction(ControlAction.valueOf(action))
        .setScope(scope)
        .setLevelUnits(levelUnits);
  }
}
