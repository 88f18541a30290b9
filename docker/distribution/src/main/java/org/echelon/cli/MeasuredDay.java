package org.echelon.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.codec.MeasureForm;
import org.echelon.config.Deployment;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.MeasureTable;
import org.echelon.measure.window.MeasureValue;
import org.echelon.measure.window.Span;
import org.echelon.state.Measure;
import org.echelon.topic.Topic;

/**
 * What the platform has counted of the parcels of a day: sums over its tasks and all regions.
 *
 * @param day of UTC
 * @param units of parcels that left that day
 * @param inRegionUnits those of them from a node of the customer's region
 * @param km units times kilometres
 * @param kmUnits units that the kilometres are about
 */
record MeasuredDay(LocalDate day, double units, double inRegionUnits, double km, double kmUnits) {

  /** Reads the topic of measures, the newest record of each key. */
  static List<MeasuredDay> read(Deployment deployment) throws InterruptedException {
    Map<String, MeasureValue> newest = new HashMap<>();
    try (Watch watch =
        Watch.of(
            deployment,
            EnumSet.of(Topic.MEASURE),
            (topic, key, record) -> newest.put(key, MeasureForm.value((Measure) record)))) {
      watch.drain();
    }
    return of(newest.values());
  }

  /** Those of all days of some records, in order. */
  static List<MeasuredDay> of(Collection<MeasureValue> values) {
    List<MeasureValue> ofDays =
        values.stream().filter(value -> value.minutes() == Span.DAY.minutes()).toList();
    String metric = MeasureName.DISTANCE.kindDimension();
    String kilometres = MeasureName.DISTANCE.kindWord(MeasureName.KILOMETRES);
    Map<LocalDate, MeasuredDay> days = new TreeMap<>();
    for (MeasureTable.Line line : new MeasureTable(List.of(metric)).addAll(ofDays).lines()) {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(line.start()), ZoneOffset.UTC);
      boolean region = line.name().equals(MeasureName.IN_REGION.word());
      boolean distance =
          line.name().equals(MeasureName.DISTANCE.word()) && line.values().contains(kilometres);
      if (region) {
        days.merge(
            day,
            new MeasuredDay(day, line.denominator(), line.numerator(), 0, 0),
            MeasuredDay::plus);
      } else if (distance) {
        days.merge(
            day,
            new MeasuredDay(day, 0, 0, line.numerator(), line.denominator()),
            MeasuredDay::plus);
      }
    }
    return List.copyOf(days.values());
  }

  /** The same of two days together, from the first of them. */
  MeasuredDay plus(MeasuredDay other) {
    return new MeasuredDay(
        day.isBefore(other.day) ? day : other.day,
        units + other.units,
        inRegionUnits + other.inRegionUnits,
        km + other.km,
        kmUnits + other.kmUnits);
  }

  /** Share of units from a node of the customer's region; 0 where nothing left. */
  double inRegionShare() {
    return units == 0 ? 0 : inRegionUnits / units;
  }

  /** Mean distance of a unit, kilometres; 0 where no place is known. */
  double kmPerUnit() {
    return kmUnits == 0 ? 0 : km / kmUnits;
  }
}
