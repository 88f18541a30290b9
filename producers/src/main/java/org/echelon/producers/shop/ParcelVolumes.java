package org.echelon.producers.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.fulfillment.middlemile.ParcelFlow;
import org.echelon.network.Network;
import org.echelon.network.NodeKind;

/**
 * Parcels expected a day, read from CSV with the columns node, zone, parcels_per_day and, if it is
 * told, cube_per_parcel in dm³; zones of one station are added up.
 */
public final class ParcelVolumes {
  private ParcelVolumes() {}

  /** Between which nodes parcels go. */
  private record Ends(int from, int station) {}

  /**
   * Flows in the order of the file; rows without parcels are left out.
   *
   * @param usualCube dm³ of a parcel where the file tells none
   * @throws ShopException naming line and column of what cannot be read
   */
  public static List<ParcelFlow> read(Path file, Network network, double usualCube) {
    CsvTable table =
        CsvTable.read(file, Set.of("node", "zone", "parcels_per_day"), Set.of("cube_per_parcel"));
    Map<Ends, ParcelFlow> flows = new LinkedHashMap<>();
    for (CsvTable.Row row : table.rows()) {
      double parcels = row.number("parcels_per_day").orElse(0.0);
      double cube = row.number("cube_per_parcel").orElse(usualCube);
      if (parcels < 0 || cube <= 0) {
        throw row.wrong(
            parcels < 0 ? "parcels_per_day" : "cube_per_parcel",
            "is too small. Parcels are 0 or more, their cube is above 0.");
      }
      Ends ends = new Ends(node(row, network), station(row, network));
      if (parcels > 0) {
        flows.merge(
            ends,
            new ParcelFlow(ends.from(), ends.station(), parcels, parcels * cube),
            (one, other) ->
                new ParcelFlow(
                    ends.from(),
                    ends.station(),
                    one.parcelsPerDay() + other.parcelsPerDay(),
                    one.cubePerDay() + other.cubePerDay()));
      }
    }
    return new ArrayList<>(flows.values());
  }

  private static int node(CsvTable.Row row, Network network) {
    List<String> known =
        network.nodes().stream()
            .filter(node -> node.kind().holdsStock() && node.kind() != NodeKind.DC)
            .map(node -> node.id())
            .toList();
    return network.ordinal(LaneRows.known(row, "node", known));
  }

  private static int station(CsvTable.Row row, Network network) {
    List<String> known = network.zones().stream().map(zone -> zone.id()).toList();
    String zone = LaneRows.known(row, "zone", known);
    return network
        .zones()
        .get(network.zone(zone))
        .station()
        .map(network::ordinal)
        .orElseThrow(
            () ->
                row.wrong(
                    "zone",
                    zone + " has no station. Give it one in the network: zones[].station."));
  }
}
