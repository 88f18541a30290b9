package org.echelon.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.cli.Capture;
import org.echelon.command.AssignmentCommand;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Shipment;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.reference.Item;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.schema.Contracts;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.echelon.state.Measure;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A parcel of the middle mile on the production topologies: from the planned network by the
 * warehouse's command to the measure. The example network lacks the lanes that would spare a parcel
 * from FC-EAST to Los Angeles one of the two sort centres.
 */
class ParcelPathLoopTest {
  private static final Path EXAMPLE = Path.of("../../topology-docs/networks/middle-mile.json");
  private static final Set<String> SPARED =
      Set.of("FC-EAST>ST-LAX", "FC-EAST>SC-NV", "SC-OH>ST-LAX");
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final String MUG = "MUG";

  @TempDir private Path folder;
  private final Told told = new Told();
  private TopologyLoop platform;
  private Instant now = START;
  private long ticks;
  private int events;

  @BeforeEach
  void example() throws IOException {
    Network example = NetworkForm.read(EXAMPLE, START);
    List<Lane> lanes =
        example.getLanes().stream().filter(lane -> !SPARED.contains(lane.getLane())).toList();
    Files.writeString(
        folder.resolve("network.json"),
        NetworkForm.write(Network.newBuilder(example).setLanes(lanes).build()));
    Files.writeString(
        folder.resolve("volumes.csv"), "node,zone,parcels_per_day\nFC-EAST,Z-LAX,5000\n");
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void shouldFollowAParcelOverTwoSortCentresAndAStation() {
    begun(planned());
    order("SO-1");

    // when
    shipment(1, 2, false);

    assertThat(told.refused).isEmpty();
    assertThat(told.assignments).hasSize(1);
    AssignmentCommand command = told.assignments.get(0);
    assertThat(command.getOption()).isEqualTo("MIDDLE-MILE");
    assertThat(command.getPath()).containsExactly("FC-EAST", "SC-OH", "SC-NV", "ST-LAX");
    assertThat(touches()).isEqualTo("8/2");
    shipment(2, 1, false);
    assertThat(touches()).as("corrected").isEqualTo("4/1");
    shipment(3, 1, true);
    assertThat(touches()).as("withdrawn").isEqualTo("0/0");
  }

  @Test
  void shouldCountOneTouchWhereTheNetworkNamesNoPlace() {
    begun(NetworkForm.read(folder.resolve("network.json"), START));
    order("SO-1");

    // when
    shipment(1, 2, false);

    assertThat(told.refused).isEmpty();
    assertThat(told.assignments).hasSize(1);
    assertThat(told.assignments.get(0).getOption()).isEqualTo("CARRIER");
    assertThat(told.assignments.get(0).getPath()).containsExactly("FC-EAST");
    assertThat(touches()).isEqualTo("2/2");
  }

  @Test
  void shouldRefuseAWayThatNoLanesMakeAndGoOnWithTheFormer() {
    Network planned = planned();
    begun(planned);
    List<ShipOption> wrong = new ArrayList<>();
    for (ShipOption option : planned.getShipOptions()) {
      boolean named = !option.getVia().isEmpty();
      wrong.add(
          ShipOption.newBuilder(option)
              .setVia(named ? List.of("SC-NV", "ST-LAX") : List.of())
              .build());
    }

    // when
    send(Topic.NETWORK, Network.newBuilder(planned).setVersion(2).setShipOptions(wrong).build());
    tick();
    order("SO-1");

    assertThat(told.refused).containsExactly("NET_NO_ROUTE");
    assertThat(told.assignments.get(0).getNetworkVersion()).isEqualTo(1);
    assertThat(told.assignments.get(0).getPath())
        .containsExactly("FC-EAST", "SC-OH", "SC-NV", "ST-LAX");
  }

  /** The network with what the command makes of it. */
  private Network planned() {
    Capture echelon = new Capture();
    Path file = folder.resolve("planned.json");
    int code =
        echelon.run(
            "lanes",
            "plan",
            "--network=" + folder.resolve("network.json"),
            "--volumes=" + folder.resolve("volumes.csv"),
            "--write=" + file);
    assertThat(code).as(echelon.err()).isZero();
    return NetworkForm.read(file, START);
  }

  /** The platform with a network in force and mugs at FC-EAST. */
  private void begun(Network network) {
    platform =
        new TopologyLoop(
            new VirtualSettings(
                1,
                1,
                Duration.ofMinutes(5).toMillis(),
                new PricingSettings(Duration.ofHours(24), PricingOptions.RESPONSIVE)));
    platform.subscribe(told);
    send(Topic.NETWORK, network);
    tick();
    send(
        Topic.ITEM,
        Item.newBuilder()
            .setSku(MUG)
            .setRevision(1)
            .setSource("items")
            .setChangedAt(START)
            .setUnitCube(2.0)
            .setUnitCostMicros(4_200_000L)
            .setSellingPriceMicros(29_900_000L)
            .build());
    send(
        Topic.ADJUSTMENT,
        Adjustment.newBuilder()
            .setEventId("count")
            .setSource("wms")
            .setOccurredAt(now)
            .setSku(MUG)
            .setNode("FC-EAST")
            .setAdjustmentId("count")
            .setKind(AdjustmentKind.COUNT)
            .setUnits(9)
            .setCountedAt(now)
            .setReason("OPENING")
            .build());
    tick();
  }

  private void order(String orderId) {
    send(
        Topic.ORDER,
        OrderLine.newBuilder()
            .setEventId("e-" + events++)
            .setSource("shop")
            .setOccurredAt(now)
            .setRevision(1)
            .setOrderId(orderId)
            .setPlacedAt(now)
            .setChange(OrderChange.PLACED)
            .setSku(MUG)
            .setUnits(2)
            .setZone("Z-LAX")
            .setSpeed(Speed.STANDARD)
            .build());
    tick();
  }

  /** What has left under the first assignment, as its warehouse tells it. */
  private void shipment(int revision, long units, boolean withdrawn) {
    AssignmentCommand command = told.assignments.get(0);
    send(
        Topic.SHIPMENT,
        Shipment.newBuilder()
            .setEventId("e-" + events++)
            .setSource("wms")
            .setOccurredAt(command.getIssuedAt())
            .setRevision(revision)
            .setWithdrawn(withdrawn)
            .setSku(MUG)
            .setShipmentId("1")
            .setOrderId(command.getOrderId())
            .setNode(command.getNode())
            .setUnits(units)
            .setCommandId(command.getCommandId())
            .build());
    tick();
  }

  private void tick() {
    now = now.plus(Duration.ofMinutes(1));
    send(Topic.TICK, new Tick("middle-mile", ++ticks, now));
    platform.settle();
  }

  private void send(Topic topic, SpecificRecord record) {
    platform.send(topic, Contracts.valueOf(topic.name()).keyOf(record), record);
  }

  /** Touches and units of the week as told last. */
  private String touches() {
    String sums = "none";
    for (Measure measure : told.measures) {
      if (measure.getMeasureId().startsWith("touches/") && measure.getWindowMinutes() == 10_080) {
        sums = (long) measure.getNumerator() + "/" + (long) measure.getDenominator();
      }
    }
    return sums;
  }

  /** What the platform has published and refused. */
  private static final class Told implements VirtualPlatform.Subscriber {
    private final List<AssignmentCommand> assignments = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @Override
    public void published(Topic topic, String key, SpecificRecord record) {
      if (record instanceof AssignmentCommand command) {
        assignments.add(command);
      } else if (record instanceof Measure measure) {
        measures.add(measure);
      }
    }

    @Override
    public void refused(String code) {
      refused.add(code);
    }
  }
}
