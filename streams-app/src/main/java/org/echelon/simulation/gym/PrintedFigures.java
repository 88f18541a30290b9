package org.echelon.simulation.gym;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The published mean profits over the ten seeds, by scenario.
 *
 * <p>Means of the profits in gym-invmgmt-paper, results/cache_v2 (files of Oracle, Newsvendor-I,
 * Newsvendor, MSSP-I and MSSP), for arXiv 2605.11355. MSSP is their stochastic program, the best of
 * their policies that do not know the future: 7.7 s an episode informed, 10.3 s blind.
 */
public final class PrintedFigures {
  /** Columns: oracle, newsvendor informed, newsvendor blind, MSSP informed, MSSP blind. */
  private static final String TABLE =
      """
      base/trend+season/backlog 1556.768 1238.194 1141.800 1546.738 1288.008
      base/trend+season/lost 1163.031 861.770 787.960 1136.889 898.406
      base/trend+season/goodwill/backlog 1082.591 803.442 513.210 925.079 564.448
      base/trend+season/goodwill/lost 812.862 535.185 499.218 726.033 591.043
      base/trend+season+shock/backlog 2454.043 1754.915 1711.007 2435.669 1724.174
      base/trend+season+shock/lost 2067.238 1373.191 1379.673 2028.563 1205.914
      base/trend+season+shock/goodwill/backlog 1570.512 1105.674 774.597 1344.317 756.665
      base/trend+season+shock/goodwill/lost 1368.370 900.672 894.470 1210.018 788.171
      serial/trend+season/backlog 1529.937 958.075 723.350 1502.403 1197.729
      serial/trend+season/lost 1406.778 1152.923 995.687 1364.570 999.227
      serial/trend+season/goodwill/backlog 1278.228 949.760 756.209 1186.473 761.857
      serial/trend+season/goodwill/lost 1241.584 1013.612 776.119 1144.281 778.563
      serial/trend+season+shock/backlog 2136.785 722.088 437.658 2104.518 1675.531
      serial/trend+season+shock/lost 2013.626 1206.523 1091.309 1965.705 1364.567
      serial/trend+season+shock/goodwill/backlog 1734.208 1078.302 870.764 1560.002 975.098
      serial/trend+season+shock/goodwill/lost 1761.440 1162.717 901.202 1568.765 947.957
      base/stationary/backlog 845.696 757.136 760.343 835.021 823.282
      base/stationary/lost 841.974 743.958 739.825 809.129 737.253
      serial/stationary/backlog 1023.938 832.825 776.863 1006.307 975.152
      serial/stationary/lost 1023.787 856.944 810.315 986.468 911.799
      base/walmart/backlog 751.940 541.422 -75.405 751.203 151.892
      serial/walmart/backlog 942.449 381.682 -32.418 938.909 77.651
      """;

  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Map<String, Row> ROWS = read();

  private PrintedFigures() {}

  /** What was published for a scenario. */
  public static Row of(String id) {
    Row row = ROWS.get(id);
    if (row == null) {
      throw new IllegalArgumentException("nothing was published for a scenario " + id);
    }
    return row;
  }

  private static Map<String, Row> read() {
    Map<String, Row> rows = new LinkedHashMap<>();
    TABLE.lines().forEach(line -> read(line, rows));
    return rows;
  }

  private static void read(String line, Map<String, Row> rows) {
    String[] cells = SPACE.split(line, -1);
    double[] profit = new double[cells.length - 1];
    for (int i = 0; i < profit.length; i++) {
      profit[i] = Double.parseDouble(cells[i + 1]);
    }
    rows.put(cells[0], new Row(profit[0], profit[1], profit[2], profit[3], profit[4]));
  }

  /** Mean profits of one scenario. */
  public record Row(
      double oracle,
      double newsvendorInformed,
      double newsvendorBlind,
      double stochasticInformed,
      double stochasticBlind) {}
}
