package org.echelon.producers.us8;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Speed;

/**
 * The geography of the eight-region network: which sites stand where, who feeds them and how far
 * apart regions are. Population shares are those of the US Census estimate of 2014 for eight groups
 * of states; sites and the shares of speeds are invented.
 */
public final class Us8 {
  /** A region with one demand zone of its own. */
  public record Area(String region, String zone, String name, ZoneId timeZone, double share) {}

  /**
   * A node of the network.
   *
   * @param area index of its region
   * @param feeder index of the site that fills it, -1 for a vendor
   * @param large whether it takes large items only
   */
  public record Site(
      int ordinal, String id, NodeKind kind, int area, int feeder, boolean large) {}

  /**
   * A vendor, which delivers to every DC.
   *
   * @param leadDays mean time from order to stock
   * @param costFactor its costs over those of the main vendor
   */
  public record Vendor(String id, String name, double leadDays, double costFactor) {}

  /** Handling class of most items. */
  public static final String STANDARD = "STANDARD";

  /** Handling class of items that only some sites take. */
  public static final String LARGE = "LARGE";

  /** A speed with its share of the demand of every zone. */
  public record SpeedShare(Speed speed, double share) {}

  /** Id of the network. */
  public static final String NETWORK_ID = "us8";

  /** The main vendor, which sells everything. */
  public static final String VENDOR = "V-MAIN";

  /** All vendors: the main one, a near one that is quick and dear, a far one that is neither. */
  public static final List<Vendor> VENDORS =
      List.of(
          new Vendor(VENDOR, "Main vendor", 14, 1.00),
          new Vendor("V-NEAR", "Near vendor", 7, 1.06),
          new Vendor("V-FAR", "Far vendor", 28, 0.92));

  /** Zones by index; the index is also that of the region. */
  public static final List<Area> AREAS =
      List.of(
          area(1, "North-East", "America/New_York", 0.1360),
          area(2, "Mid-Atlantic", "America/New_York", 0.0958),
          area(3, "South-East", "America/New_York", 0.1404),
          area(4, "Ohio Valley", "America/Detroit", 0.1020),
          area(5, "Mid-South", "America/Chicago", 0.0690),
          area(6, "Upper Midwest", "America/Chicago", 0.1243),
          area(7, "Texas and Mountain", "America/Denver", 0.1394),
          area(8, "Pacific", "America/Los_Angeles", 0.1931));

  /** Same-day, next-day and two-day demand. */
  public static final List<SpeedShare> SPEEDS =
      List.of(
          new SpeedShare(Speed.SAME_DAY, 0.15),
          new SpeedShare(Speed.NEXT_DAY, 0.50),
          new SpeedShare(Speed.TWO_DAY, 0.35));

  /** Place of each region on the ring, clockwise from the North-East. */
  private static final int[] RING = {0, 1, 2, 7, 3, 6, 4, 5};

  private static final String[] CODES = {"NE", "MA", "SE", "OV", "MS", "UM", "TX", "PA"};

  /** The DC of each region, by ordinal: East, South, North, West. */
  private static final int[] DC_OF_AREA = {0, 0, 1, 2, 1, 2, 3, 3};

  /** The FCs that take large items only, one for each DC. */
  private static final Set<String> LARGE_FCS = Set.of("FC-MA2", "FC-MS2", "FC-UM2", "FC-TX2");

  /** All sites in order of ordinal: 4 DC, 16 FC, 8 same-day sites, the vendors. */
  public static final List<Site> SITES = sites();

  private Us8() {}

  /** Steps between two regions on the ring, 0 to 4. */
  public static int distance(int area, int other) {
    int steps = Math.abs(RING[area] - RING[other]);
    return Math.min(steps, AREAS.size() - steps);
  }

  /** The first FC of a region. */
  public static Site firstFc(int area) {
    return SITES.stream()
        .filter(s -> s.kind() == NodeKind.FC && s.area() == area)
        .findFirst()
        .orElseThrow();
  }

  /** How many FCs of a region take items of usual size. */
  static long standardFcs(int area) {
    return SITES.stream()
        .filter(s -> s.kind() == NodeKind.FC && s.area() == area && !s.large())
        .count();
  }

  /** The zones that a DC feeds, as a share of all demand. */
  public static double shareFedBy(int dc) {
    double share = 0;
    for (int a = 0; a < AREAS.size(); a++) {
      share += DC_OF_AREA[a] == dc ? AREAS.get(a).share() : 0;
    }
    return share;
  }

  private static Area area(int number, String name, String timeZone, double share) {
    return new Area("R" + number, "Z" + number, name, ZoneId.of(timeZone), share);
  }

  private static List<Site> sites() {
    List<Site> sites = new ArrayList<>();
    String[] dcs = {"DC-EAST", "DC-SOUTH", "DC-NORTH", "DC-WEST"};
    int[] areaOfDc = {1, 4, 5, 7};
    int vendor = dcs.length + 3 * AREAS.size();
    for (int d = 0; d < dcs.length; d++) {
      sites.add(new Site(d, dcs[d], NodeKind.DC, areaOfDc[d], vendor, false));
    }
    for (int a = 0; a < AREAS.size(); a++) {
      for (int i = 1; i <= 2; i++) {
        String id = "FC-" + CODES[a] + i;
        boolean large = LARGE_FCS.contains(id);
        sites.add(new Site(sites.size(), id, NodeKind.FC, a, DC_OF_AREA[a], large));
      }
    }
    for (int a = 0; a < AREAS.size(); a++) {
      String id = "SSD-" + CODES[a];
      sites.add(new Site(sites.size(), id, NodeKind.SSD, a, DC_OF_AREA[a], false));
    }
    for (Vendor v : VENDORS) {
      sites.add(new Site(sites.size(), v.id(), NodeKind.VENDOR, 5, -1, false));
    }
    return List.copyOf(sites);
  }
}
