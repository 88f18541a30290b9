package org.echelon.producers.us8;

import java.util.List;
import org.echelon.reference.Calendar;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;

/** When a generated lane departs and how long it takes. */
public final class LaneTimes {
  private LaneTimes() {}

  /** Departures at a local time, HH:mm, on days from 1, Monday, to 7; no days means every day. */
  public static Calendar calendar(List<Integer> days, String departure) {
    return Calendar.newBuilder().setDaysOfWeek(days).setDepartLocalTime(departure).build();
  }

  /** Gamma distributed days. */
  public static LeadTimeDuration leadTime(double meanDays, double sdDays) {
    return LeadTimeDuration.newBuilder()
        .setFamily(LeadTimeFamily.GAMMA)
        .setMeanDays(meanDays)
        .setSdDays(sdDays)
        .build();
  }
}
