package org.echelon.job;

import java.util.function.Function;
import org.echelon.network.Network;
import org.echelon.pricing.PricedModel;
import org.echelon.pricing.Resources;

/** A population that others hold, frozen for one run. */
public interface PricedElsewhere {

  /**
   * Freezes it and prices it; begins anew where a part moves meanwhile.
   *
   * @throws org.echelon.pricing.PartsException where the parts do not answer as one, or hold
   *     nothing
   */
  <T> T price(Network network, Resources rows, long networkVersion, Function<PricedModel, T> run);
}
