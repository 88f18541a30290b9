package org.echelon.network;

/** Days from departure to availability: mean and standard deviation. */
public record LeadTime(double meanDays, double sdDays) {
  public LeadTime {
    if (!(meanDays > 0) || !(sdDays >= 0)) {
      throw new NetworkException(
          "FIELD_RANGE", "leadTime", "a lead time has a mean above zero and a deviation from zero");
    }
  }

  /** Time by which about nine of ten arrivals are in, in days. */
  public double lateDays() {
    return meanDays + 1.2816 * sdDays;
  }
}
