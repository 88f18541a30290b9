package org.echelon.planning.regions;

import java.util.BitSet;

/** What a set of zones costs a day as a region; costs of regions add up to that of a cut. */
public interface RegionCost {

  /** Currency a day; infinite where the zones cannot be a region, as one without stock. */
  double of(BitSet zones);
}
