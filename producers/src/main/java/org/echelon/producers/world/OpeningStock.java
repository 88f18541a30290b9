package org.echelon.producers.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.reference.Capacity;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;

/**
 * The stock that a world opens with. Sites near customers hold around their levels, as much as
 * their room takes; of a file's eight weeks of stock the distribution centres hold the rest.
 */
final class OpeningStock {
  private static final double FILL = 0.9;
  private static final double DAYS = 56;

  private final Records records;
  private final long seed;
  private final List<SkuProfile> skus;

  /**
   * A site with stock.
   *
   * @param storageCube its room, dm³
   */
  record Place(String node, double storageCube) {}

  /**
   * A distribution centre with the sites that it fills.
   *
   * @param share of all demand that passes through it
   */
  record Centre(String node, double share, List<Place> fills) {}

  OpeningStock(Records records, long seed, List<SkuProfile> skus) {
    this.records = records;
    this.seed = seed;
    this.skus = skus;
  }

  /** The sites of some kinds of node, in the order of the network. */
  static List<Place> places(Network network, Predicate<NodeKind> kinds) {
    return network.getNodes().stream()
        .filter(node -> kinds.test(node.getKind()))
        .map(node -> new Place(node.getNode(), room(node.getCapacity().get(0))))
        .toList();
  }

  private static double room(Capacity capacity) {
    Double cube = capacity.getStorageCube();
    return cube == null ? Double.POSITIVE_INFINITY : cube;
  }

  /** Stock of all sites around their levels, in the order of the network. */
  List<Adjustment> everywhere(Network network, ToLongBiFunction<String, String> levels) {
    return places(network, kind -> kind != NodeKind.VENDOR).stream()
        .flatMap(place -> aroundLevels(place, levels).stream())
        .toList();
  }

  /** Stock of a site around its levels; a scarce room holds less of everything. */
  List<Adjustment> aroundLevels(Place place, ToLongBiFunction<String, String> levels) {
    double[] most = new double[skus.size()];
    Arrays.fill(most, Double.POSITIVE_INFINITY);
    return counts(place, units(place, levels, most));
  }

  /** Eight weeks of early demand: levels near customers, the rest at the centre. */
  List<Adjustment> eightWeeks(Centre centre, ToLongBiFunction<String, String> levels) {
    double[] left = new double[skus.size()];
    for (int s = 0; s < left.length; s++) {
      left[s] = DAYS * skus.get(s).ratePerDay() * centre.share();
    }
    List<Adjustment> counts = new ArrayList<>();
    for (Place place : centre.fills()) {
      double[] units = units(place, levels, left);
      for (int s = 0; s < left.length; s++) {
        left[s] -= units[s];
      }
      counts.addAll(counts(place, units));
    }
    counts.addAll(counts(new Place(centre.node(), Double.POSITIVE_INFINITY), left));
    return counts;
  }

  private double[] units(Place place, ToLongBiFunction<String, String> levels, double[] most) {
    double[] units = new double[skus.size()];
    double cube = 0;
    for (int s = 0; s < units.length; s++) {
      String sku = skus.get(s).sku();
      Chance chance = Chance.of(seed, "opening", sku, place.node());
      double around = levels.applyAsLong(sku, place.node()) * chance.uniform(0.6, 1.1);
      units[s] = Math.min(most[s], around);
      cube += units[s] * skus.get(s).unitCube();
    }
    double fill = Math.min(1, FILL * place.storageCube() / Math.max(cube, 1e-9));
    for (int s = 0; s < units.length; s++) {
      units[s] *= fill;
    }
    return units;
  }

  private List<Adjustment> counts(Place place, double[] units) {
    List<Adjustment> counts = new ArrayList<>();
    double room = place.storageCube();
    for (int s = 0; s < units.length; s++) {
      String sku = skus.get(s).sku();
      double cube = skus.get(s).unitCube();
      // Rounded by chance, so that slow SKUs keep their share, but never beyond the room.
      double rounding = Chance.of(seed, "opening rounding", sku, place.node()).uniform();
      long rounded = units[s] > 0 ? (long) Math.floor(units[s] + rounding) : 0;
      long counted = (long) Math.min(rounded, Math.floor(room / cube));
      room -= counted * cube;
      if (counted > 0) {
        counts.add(records.openingCount(sku, place.node(), counted));
      }
    }
    return counts;
  }
}
