package org.echelon.simulation.policy;

/** How the units that nodes lack rank where something is too scarce for all of them. */
public enum RankOrder {
  /**
   * All alike. What comes first is served in full before what comes next; as nothing here comes at
   * another time than the rest, who is first is drawn, and drawn anew with every forecast.
   */
  FIRST_COME {
    @Override
    double share(double held, double draw) {
      // Far below the difference that anything else makes, far above rounding.
      return 1 - 1e-6 * draw;
    }
  },
  /**
   * By the share of the level that is there already, least first, so that all nodes and SKUs come
   * to equal shares of their levels.
   */
  FAIR_SHARES {
    @Override
    double share(double held, double draw) {
      return 1 - held;
    }
  };

  /**
   * Rank of a unit, 0 to 1, not rising with what is held.
   *
   * @param held share of the level that lies below the unit
   * @param draw 0 to 1, drawn for SKU and node
   */
  abstract double share(double held, double draw);
}
