package org.echelon.simulation.gym;

import java.util.List;

/**
 * A network with one shop. Links are in the order in which scarce stock is shared out.
 *
 * @param retailer index of the node that sells
 * @param sellingPrice per unit sold
 * @param penalty per unit short at the end of a period
 */
public record GymNetwork(
    String name,
    List<GymNode> nodes,
    List<GymLink> links,
    int retailer,
    double sellingPrice,
    double penalty) {

  public GymNetwork {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /** Most units that a single order may ask for: the bound that is published with the networks. */
  double orderLimit(int periods) {
    double stock = nodes.stream().mapToDouble(GymNode::stock).max().orElse(0);
    double capacity =
        nodes.stream().filter(GymNode::isFactory).mapToDouble(GymNode::capacity).max().orElse(0);
    return stock + capacity * periods;
  }

  int longestLead() {
    return links.stream().mapToInt(GymLink::lead).max().orElse(0);
  }

  /**
   * Three factories, two distributors, one shop (Perez, Hubbs, Li, Grossmann 2021, as published in
   * gym-invmgmt, topologies/divergent.yaml).
   */
  static GymNetwork divergent() {
    List<GymNode> nodes =
        List.of(
            GymNode.store(1, 100, 0.030),
            GymNode.store(2, 110, 0.020),
            GymNode.store(3, 80, 0.015),
            GymNode.factory(4, 400, 0.012, 90, 0.010),
            GymNode.factory(5, 350, 0.013, 90, 0.015),
            GymNode.factory(6, 380, 0.011, 80, 0.012));
    List<GymLink> links =
        List.of(
            new GymLink(1, 0, 5, 1.500, 0.010),
            new GymLink(2, 0, 3, 1.600, 0.015),
            new GymLink(3, 1, 8, 1.000, 0.008),
            new GymLink(3, 2, 10, 0.800, 0.006),
            new GymLink(4, 1, 9, 0.700, 0.005),
            new GymLink(5, 1, 11, 0.750, 0.007),
            new GymLink(5, 2, 12, 0.800, 0.004),
            new GymLink(GymLink.RAW, 3, 0, 0.150, 0.000),
            new GymLink(GymLink.RAW, 4, 1, 0.050, 0.005),
            new GymLink(GymLink.RAW, 4, 2, 0.070, 0.002),
            new GymLink(GymLink.RAW, 5, 0, 0.200, 0.000));
    return new GymNetwork("base", nodes, links, 0, 2.0, 0.1);
  }

  /** Factory, distributor, shop (gym-invmgmt, topologies/serial.yaml). */
  static GymNetwork serial() {
    List<GymNode> nodes =
        List.of(
            GymNode.store(1, 100, 0.030),
            GymNode.store(2, 100, 0.020),
            GymNode.factory(3, 200, 0.010, 100, 0.010));
    List<GymLink> links =
        List.of(
            new GymLink(1, 0, 4, 1.5, 0.010),
            new GymLink(2, 1, 4, 1.0, 0.005),
            new GymLink(GymLink.RAW, 2, 0, 0.5, 0.000));
    return new GymNetwork("serial", nodes, links, 0, 2.0, 0.1);
  }
}
