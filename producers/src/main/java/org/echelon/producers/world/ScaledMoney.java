package org.echelon.producers.world;

import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.RegionPolicy;
import org.echelon.reference.ShipOption;

/** Makes all amounts of money of a network larger or smaller, as dearer or cheaper goods need. */
final class ScaledMoney {
  private ScaledMoney() {}

  /** The network with every cost and value multiplied. */
  static Network of(Network network, double factor) {
    RegionPolicy regions = network.getRegionPolicy();
    return Network.newBuilder(network)
        .setLostSaleBaseMicros(Math.round(network.getLostSaleBaseMicros() * factor))
        .setRegionPolicy(
            RegionPolicy.newBuilder(regions)
                .setOutOfRegionMicros(Math.round(regions.getOutOfRegionMicros() * factor))
                .build())
        .setNodes(network.getNodes().stream().map(node -> node(node, factor)).toList())
        .setLanes(network.getLanes().stream().map(lane -> lane(lane, factor)).toList())
        .setShipOptions(network.getShipOptions().stream().map(o -> option(o, factor)).toList())
        .build();
  }

  private static Node node(Node node, double factor) {
    return Node.newBuilder(node)
        .setStorageCostPerCubeDay(node.getStorageCostPerCubeDay() * factor)
        .setHandlingInPerUnit(node.getHandlingInPerUnit() * factor)
        .setHandlingOutPerUnit(node.getHandlingOutPerUnit() * factor)
        .setHandlingPerCube(node.getHandlingPerCube() * factor)
        .build();
  }

  private static Lane lane(Lane lane, double factor) {
    return Lane.newBuilder(lane)
        .setCostPerUnit(lane.getCostPerUnit() * factor)
        .setCostPerCube(lane.getCostPerCube() * factor)
        .setCostPerKg(lane.getCostPerKg() * factor)
        .setCostPerDeparture(lane.getCostPerDeparture() * factor)
        .build();
  }

  private static ShipOption option(ShipOption option, double factor) {
    return ShipOption.newBuilder(option)
        .setCostPerUnit(option.getCostPerUnit() * factor)
        .setCostPerCube(option.getCostPerCube() * factor)
        .setCostPerKg(option.getCostPerKg() * factor)
        .setLateCostPerUnit(option.getLateCostPerUnit() * factor)
        .build();
  }
}
