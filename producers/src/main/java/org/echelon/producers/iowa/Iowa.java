package org.echelon.producers.iowa;

import java.time.ZoneId;
import java.util.List;

/**
 * The geography of the Iowa world. Zones are groups of the stores' postal codes as the data set
 * makes them, with their shares of all bottles of 2018 and 2019 and the centres of their stores.
 * That the state's one warehouse stands in Ankeny is general knowledge and not in the data; the
 * fulfilment centres, one in each zone, are invented.
 */
public final class Iowa {
  /** A zone with its fulfilment centre; the share is that of bottles with a known zone. */
  public record Area(String zone, String name, String fc, double share, double lat, double lon) {

    /** Its region. */
    public String region() {
      return "R" + zone.substring(1);
    }
  }

  /** Id of the network. */
  public static final String NETWORK_ID = "iowa";

  /** The one warehouse. */
  public static final String DC = "DC-ANKENY";

  static final double DC_LAT = 41.71;
  static final double DC_LON = -93.58;

  /** Wall-clock time of the whole state. */
  public static final ZoneId TIME_ZONE = ZoneId.of("America/Chicago");

  /** Zones by index. */
  public static final List<Area> AREAS =
      List.of(
          new Area("Z1", "Des Moines", "FC-DSM", 0.3387, 41.68, -93.62),
          new Area("Z2", "North Central", "FC-NC", 0.0652, 42.86, -93.97),
          new Area("Z3", "Waterloo and North-East", "FC-WAT", 0.0900, 42.64, -92.29),
          new Area("Z4", "North-West", "FC-NW", 0.0776, 42.85, -95.86),
          new Area("Z5", "South-West", "FC-SW", 0.0697, 41.38, -95.38),
          new Area("Z6", "Cedar Rapids and Dubuque", "FC-CR", 0.2017, 42.00, -91.49),
          new Area("Z7", "South-East", "FC-SE", 0.0505, 40.87, -91.84),
          new Area("Z8", "Quad Cities", "FC-QC", 0.1066, 41.59, -90.65));

  private static final double EARTH_KM = 6371;

  private Iowa() {}

  /** The vendor node of a vendor number; empty where the master data know none. */
  public static String vendor(String number) {
    return number.isEmpty() ? "V-OTHER" : "V-" + number;
  }

  /** Great-circle distance between two zones, km. */
  static double kilometres(Area from, Area to) {
    double lat = Math.toRadians(to.lat() - from.lat());
    double lon = Math.toRadians(to.lon() - from.lon());
    double h =
        StrictMath.pow(StrictMath.sin(lat / 2), 2)
            + StrictMath.cos(Math.toRadians(from.lat()))
                * StrictMath.cos(Math.toRadians(to.lat()))
                * StrictMath.pow(StrictMath.sin(lon / 2), 2);
    return 2 * EARTH_KM * StrictMath.asin(Math.sqrt(h));
  }
}
