package org.echelon.processor.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.echelon.network.Network;
import org.echelon.planning.Wants;
import org.echelon.state.Trigger;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;

/**
 * Everything that all SKUs are valued under: network, regions, prices and day. A change of any
 * opens the next epoch; a SKU is valued under each in turn, so its plan is a function of the log
 * alone.
 *
 * @param no rises by one
 * @param networkAt the instant, epoch milliseconds, at which the network was read
 * @param regions which regions keep to themselves, see {@link RegionSwitches#print}; 0 where the
 *     network alone says so
 * @param turned whether all SKUs are planned anew though the network version is the same: nodes
 *     opened or closed, or the planner plans another way
 * @param cause what opened it
 * @param day on which it opened; its week and those after it are the demand that counts
 */
record Epoch(
    long no,
    Network network,
    long networkAt,
    long regions,
    boolean turned,
    NetworkTerms terms,
    Wants wants,
    DayPrices dayPrices,
    Trigger cause,
    LocalDate day) {

  static Epoch of(
      long no,
      Network network,
      long at,
      long regions,
      boolean turned,
      DayPrices prices,
      Trigger cause,
      LocalDate day) {
    return new Epoch(
        no,
        network,
        at,
        regions,
        turned,
        NetworkTerms.of(network),
        new Wants(network),
        prices,
        cause,
        day);
  }

  /** The next epoch of the same network. */
  Epoch next(DayPrices newPrices, Trigger newCause, LocalDate newDay) {
    return new Epoch(
        no + 1, network, networkAt, regions, false, terms, wants, newPrices, newCause, newDay);
  }

  /** The prices that what is ordered now meets when it is there: plans are made at them. */
  PriceView prices() {
    return dayPrices.arriving();
  }

  /** The prices of the day, which orders of customers pay. */
  PriceView pricesToday() {
    return dayPrices.today();
  }

  /** Monday of the week of the day. */
  LocalDate week() {
    return week(day);
  }

  /** Monday of the week of a day. */
  static LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
