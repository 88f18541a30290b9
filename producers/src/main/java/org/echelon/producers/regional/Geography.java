package org.echelon.producers.regional;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.echelon.producers.chance.Chance;
import org.echelon.reference.NodeKind;

/**
 * Where the regions of a drawn country lie, its demand zones and its sites; a function of the seed
 * alone. All numbers are invented.
 *
 * <pre>
 * regions        5 to 8, each the farthest from those before of 20 places drawn evenly over the
 *                land; weight lognormal (deviation of the logarithm 0.35)
 * zones          two towns in each region, around its centre, sharing its weight
 * centres (DC)   three: in the heaviest region, then in the region farthest from those before
 * FC             two in each region; every other second one, drawn, takes large items only
 * same-day site  one in each region, in its first town
 * </pre>
 */
public final class Geography {
  /** Names the generator: another version draws other networks. Frozen. */
  public static final String VERSION = "regions-1";

  private static final int CENTRES = 3;
  private static final int CANDIDATES = 20;
  private static final int LEAST_LARGE = 2;

  private final long seed;
  private final List<Area> areas;
  private final List<Site> sites;

  /**
   * A region.
   *
   * @param share of all demand
   */
  public record Area(String region, Place centre, double share, List<Town> towns) {

    /** By longitude. */
    ZoneId timeZone() {
      double lon = centre.lon();
      if (lon > -85) {
        return ZoneId.of("America/New_York");
      }
      if (lon > -100) {
        return ZoneId.of("America/Chicago");
      }
      return ZoneId.of(lon > -114 ? "America/Denver" : "America/Los_Angeles");
    }
  }

  /** A demand zone with its share of all demand. */
  public record Town(String zone, Place place, double share) {}

  /**
   * A node that holds stock.
   *
   * @param area index of its region
   * @param feeder ordinal of the centre that fills it, -1 for a centre
   * @param large whether it takes large items only
   */
  public record Site(
      int ordinal, String id, NodeKind kind, int area, Place place, int feeder, boolean large) {}

  private Geography(long seed) {
    this.seed = seed;
    this.areas = drawAreas();
    this.sites = drawSites();
  }

  /** The country of a seed. */
  public static Geography of(long seed) {
    return new Geography(seed);
  }

  /** Regions; a site tells its region by the index. */
  public List<Area> areas() {
    return areas;
  }

  /** Sites in order of ordinal, centres first. */
  public List<Site> sites() {
    return sites;
  }

  /** Share of all demand that is nearest to a centre. */
  public double shareFedBy(int centre) {
    double share = 0;
    for (int a = 0; a < areas.size(); a++) {
      share += nearest(areas.get(a).centre(), sites) == centre ? areas.get(a).share() : 0;
    }
    return share;
  }

  private Chance chance(String what) {
    return Chance.of(seed, VERSION, what);
  }

  private List<Area> drawAreas() {
    Chance chance = chance("regions");
    int count = 5 + (int) (4 * chance.uniform());
    List<Place> centres = new ArrayList<>();
    double[] weights = new double[count];
    double sum = 0;
    for (int a = 0; a < count; a++) {
      centres.add(apart(chance, centres));
      weights[a] = chance.logNormal(1, 0.35);
      sum += weights[a];
    }
    List<Area> drawn = new ArrayList<>();
    for (int a = 0; a < count; a++) {
      double share = weights[a] / sum;
      double first = chance.uniform(0.35, 0.65);
      List<Town> towns =
          List.of(
              town("Z" + (a + 1) + "A", centres.get(a), first * share, chance),
              town("Z" + (a + 1) + "B", centres.get(a), (1 - first) * share, chance));
      drawn.add(new Area("R" + (a + 1), centres.get(a), share, towns));
    }
    return List.copyOf(drawn);
  }

  /** Of several places the one farthest from those there are. */
  private static Place apart(Chance chance, List<Place> there) {
    return IntStream.range(0, CANDIDATES)
        .mapToObj(i -> new Place(chance.uniform(28, 46), chance.uniform(-121, -74)))
        .toList()
        .stream()
        .max(Comparator.comparingDouble(place -> gap(place, there)))
        .orElseThrow();
  }

  private static double gap(Place place, List<Place> there) {
    return there.stream().mapToDouble(place::kilometres).min().orElse(0);
  }

  private static Town town(String zone, Place centre, double share, Chance chance) {
    return new Town(zone, near(centre, chance, 1.2), share);
  }

  private static Place near(Place centre, Chance chance, double degrees) {
    return new Place(
        centre.lat() + degrees * chance.normal(), centre.lon() + degrees * chance.normal());
  }

  private List<Site> drawSites() {
    Chance chance = chance("sites");
    List<Site> drawn = new ArrayList<>();
    for (int area : centreAreas()) {
      Place place = near(areas.get(area).centre(), chance, 0.8);
      drawn.add(
          new Site(drawn.size(), "DC-" + (drawn.size() + 1), NodeKind.DC, area, place, -1, false));
    }
    for (int a = 0; a < areas.size(); a++) {
      boolean large = a < LEAST_LARGE || chance.happens(0.5);
      for (int i = 1; i <= 2; i++) {
        Place place = near(areas.get(a).centre(), chance, 0.8);
        drawn.add(fed(drawn, "FC-" + (a + 1) + i, NodeKind.FC, a, place, large && i == 2));
      }
    }
    for (int a = 0; a < areas.size(); a++) {
      Place place = near(areas.get(a).towns().get(0).place(), chance, 0.1);
      drawn.add(fed(drawn, "SSD-" + (a + 1), NodeKind.SSD, a, place, false));
    }
    return List.copyOf(drawn);
  }

  private static Site fed(
      List<Site> drawn, String id, NodeKind kind, int area, Place place, boolean large) {
    return new Site(drawn.size(), id, kind, area, place, nearest(place, drawn), large);
  }

  private List<Integer> centreAreas() {
    List<Integer> chosen = new ArrayList<>();
    chosen.add(indices().max(Comparator.comparingDouble(a -> areas.get(a).share())).orElseThrow());
    while (chosen.size() < CENTRES) {
      List<Place> there = chosen.stream().map(a -> areas.get(a).centre()).toList();
      chosen.add(
          indices()
              .max(Comparator.comparingDouble(a -> gap(areas.get(a).centre(), there)))
              .orElseThrow());
    }
    return chosen;
  }

  private Stream<Integer> indices() {
    return IntStream.range(0, areas.size()).boxed();
  }

  private static int nearest(Place place, List<Site> sites) {
    return sites.stream()
        .filter(site -> site.kind() == NodeKind.DC)
        .min(Comparator.comparingDouble(site -> site.place().kilometres(place)))
        .map(Site::ordinal)
        .orElseThrow();
  }
}
