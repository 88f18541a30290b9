package org.echelon.processor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.RefusalCode;
import org.echelon.inventory.Refusal;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.ShipOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Places on the way of a ship option from FC-A. Parcels go from FC-A to SC-1, from there to SC-2
 * and back, and from SC-2 to the station ST; FC-A is filled by DC.
 */
class ViaTest {

  @Test
  void shouldTakeAChainOfOutboundLanesAndNoChain() {
    assertThat(FormCheck.check(over())).isEmpty();
    assertThat(FormCheck.check(over("SC-1"))).isEmpty();
    assertThat(FormCheck.check(over("SC-1", "SC-2", "ST"))).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wrong")
  void shouldRefuseAWayThatNoParcelCanTake(RefusalCode code, List<String> via, String text) {
    // when
    Refusal refusal = FormCheck.check(over(via.toArray(String[]::new))).orElseThrow();

    assertThat(refusal.code()).isEqualTo(code.name());
    assertThat(refusal.field()).isEqualTo("shipOptions.via");
    assertThat(refusal.value()).isEqualTo(text);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments(RefusalCode.REF_UNKNOWN_NODE, List.of("SC-1", "SC-9"), "no node is called SC-9"),
        arguments(
            RefusalCode.FIELD_CONFLICT,
            List.of("SC-1", "FC-B"),
            "FC-B is no node of kind SORT or STATION, on the way of GND from FC-A to Z1"),
        arguments(
            RefusalCode.FIELD_CONFLICT,
            List.of("V"),
            "V is no node of kind SORT or STATION, on the way of GND from FC-A to Z1"),
        arguments(
            RefusalCode.NET_NO_ROUTE,
            List.of("SC-2", "ST"),
            "no outbound lane leads from FC-A to SC-2, on the way of GND from FC-A to Z1"),
        arguments(
            RefusalCode.NET_NO_ROUTE,
            List.of("SC-1", "ST"),
            "no outbound lane leads from SC-1 to ST, on the way of GND from FC-A to Z1"),
        arguments(
            RefusalCode.NET_CYCLE,
            List.of("SC-1", "SC-2", "SC-1"),
            "SC-1 is passed twice, on the way of GND from FC-A to Z1"));
  }

  private static Network over(String... via) {
    Network chain = AvroNetworks.chain();
    List<Node> nodes = new ArrayList<>(chain.getNodes());
    nodes.add(AvroNetworks.node(4, "SC-1", NodeKind.SORT, 0, null, null));
    nodes.add(AvroNetworks.node(5, "SC-2", NodeKind.SORT, 0, null, null));
    nodes.add(AvroNetworks.node(6, "ST", NodeKind.STATION, 0, null, null));
    List<Lane> lanes = new ArrayList<>(chain.getLanes());
    lanes.add(AvroNetworks.lane("FC-A>SC-1", "FC-A", "SC-1", LaneKind.OUTBOUND));
    lanes.add(AvroNetworks.lane("SC-1>SC-2", "SC-1", "SC-2", LaneKind.OUTBOUND));
    lanes.add(AvroNetworks.lane("SC-2>SC-1", "SC-2", "SC-1", LaneKind.OUTBOUND));
    lanes.add(AvroNetworks.lane("SC-2>ST", "SC-2", "ST", LaneKind.OUTBOUND));
    List<ShipOption> options =
        chain.getShipOptions().stream()
            .map(
                option ->
                    option.getNode().equals("FC-A")
                        ? ShipOption.newBuilder(option).setVia(List.of(via)).build()
                        : option)
            .toList();
    return Network.newBuilder(chain)
        .setNodes(nodes)
        .setLanes(lanes)
        .setShipOptions(options)
        .build();
  }
}
