package org.echelon.planning;

import java.util.List;
import org.echelon.network.Lane;

/**
 * What it takes to fill a need from one vendor over one lane.
 *
 * @param units units to buy, a quantity the vendor sells
 * @param costPerUnit cost of a unit in place, currency
 * @param open whether the vendor takes orders at all now
 * @param reasons why more is bought than is missing: MOQ_RAISED, MULTIPLE_RAISED, PRICE_BREAK
 */
public record VendorOffer(
    VendorTerms terms,
    Lane lane,
    long units,
    double costPerUnit,
    boolean open,
    List<String> reasons) {}
