package org.echelon.producers.regions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.echelon.planning.regions.OpeningSearch;
import org.echelon.producers.shop.CsvTable;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.StatusSpan;
import org.echelon.reference.Zone;

/**
 * Buildings that may be opened, and a network that has them all, to be shut one by one. A building
 * is like a node that there is, see {@link SiteLike}, but for its place and its flow.
 */
public final class CandidateSites {
  private final Network network;
  private final List<String> names = new ArrayList<>();
  private final List<OpeningSearch.Site> sites = new ArrayList<>();

  private CandidateSites(Network network) {
    this.network = network;
  }

  /** No building. */
  public static CandidateSites none(Network network) {
    return new CandidateSites(network);
  }

  /**
   * A file with the columns site, zone, fixed_cost_per_year, and, where they are known,
   * units_per_day that it can send (no limit), lead_years until it can be open (0), lat and lon,
   * and like, the node whose lanes, costs and equipment it has (the first with that home zone).
   *
   * @param itemTimes by how much more items there are than the network was made for
   * @throws org.echelon.producers.shop.ShopException naming the line that cannot be read
   */
  public static CandidateSites read(Path file, Network network, double itemTimes) {
    Network.Builder all = Network.newBuilder(network);
    List<String> zones = network.getZones().stream().map(Zone::getZone).toList();
    CandidateSites found = new CandidateSites(network);
    CsvTable table =
        CsvTable.read(
            file,
            Set.of("site", "zone", "fixed_cost_per_year"),
            Set.of("units_per_day", "lead_years", "lat", "lon", "like"));
    int ordinal = network.getNodes().stream().mapToInt(Node::getOrdinal).max().orElse(-1);
    for (CsvTable.Row row : table.rows()) {
      Zone zone = network.getZones().get(Rows.index(row, "zone", zones));
      double units = Rows.atLeast(row, "units_per_day", 0, Double.POSITIVE_INFINITY) / itemTimes;
      SiteLike like = SiteLike.of(network, row, zone);
      like.addTo(all, row.required("site"), ++ordinal, units);
      found.names.add(row.required("site"));
      found.sites.add(
          new OpeningSearch.Site(
              Rows.atLeast(row, "fixed_cost_per_year", 0),
              (int) Math.ceil(Rows.atLeast(row, "lead_years", 0, 0))));
    }
    return found.with(all.build());
  }

  private CandidateSites with(Network all) {
    CandidateSites complete = new CandidateSites(all);
    complete.names.addAll(names);
    complete.sites.addAll(sites);
    return complete;
  }

  /** The network with all of them open. */
  public Network network() {
    return network;
  }

  /** The network with some of them open, by number, and the others shut. */
  public Network open(BitSet open) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.getNodes()) {
      int site = names.indexOf(node.getNode());
      if (site < 0 || open.get(site)) {
        nodes.add(node);
      } else {
        StatusSpan shut =
            StatusSpan.newBuilder()
                .setFromAt(network.getEffectiveAt())
                .setStatus(NodeStatus.CLOSED)
                .build();
        nodes.add(Node.newBuilder(node).setStatus(List.of(shut)).build());
      }
    }
    return Network.newBuilder(network).setNodes(nodes).build();
  }

  /** Their names. */
  public List<String> names() {
    return names;
  }

  /** Their costs and times. */
  public List<OpeningSearch.Site> sites() {
    return sites;
  }
}
