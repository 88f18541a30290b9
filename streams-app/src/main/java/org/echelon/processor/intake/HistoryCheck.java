package org.echelon.processor.intake;

import java.time.DayOfWeek;
import org.echelon.codec.RefusalCode;
import org.echelon.event.DemandHistory;

/** The form of a week of past demand. */
final class HistoryCheck {
  private HistoryCheck() {}

  static void check(DemandHistory week, Form form) {
    form.head(
            week.getEventId(),
            week.getSource(),
            week.getOccurredAt(),
            week.getRecordedAt(),
            week.getRevision())
        .id("sku", week.getSku())
        .id("zone", week.getZone())
        .rule(
            week.getWeekOn().getDayOfWeek() == DayOfWeek.MONDAY,
            RefusalCode.FIELD_RANGE,
            "weekOn",
            week.getWeekOn())
        .units("units", week.getUnits());
  }
}
