package org.echelon.planning;

import java.util.List;

/**
 * The vendor's side of a want.
 *
 * @param chosen the offer that costs least per unit in place
 * @param others the offers that were passed over, best first
 * @param fillers units beyond the want, best first and each with a margin of zero or less, which a
 *     vendor's order may take to reach its least value
 */
public record Purchase(VendorOffer chosen, List<VendorOffer> others, List<Step> fillers) {
  public Purchase {
    others = List.copyOf(others);
    fillers = List.copyOf(fillers);
  }

  /** The vendor's terms. */
  public VendorTerms terms() {
    return chosen.terms();
  }

  /** Units of the fillers. */
  public long fillerUnits() {
    return fillers.stream().mapToLong(Step::units).sum();
  }
}
