package org.echelon.producers.shop;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.echelon.reference.Calendar;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;

/** Reads lanes from rows, and the words that several files share. */
final class LaneRows {
  static final Set<String> NEEDED = Set.of("from", "to", "lead_mean_days");
  static final Set<String> OTHERS =
      Set.of(
          "kind",
          "days",
          "depart",
          "lead_sd_days",
          "cost_unit",
          "cost_cube",
          "truck_cube",
          "truck_kg",
          "truck_cost",
          "min_truck_cube",
          "mode");

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

  private LaneRows() {}

  /** Names of a table that cannot be read: any may be among them. */
  static final Collection<String> ANY =
      new AbstractCollection<>() {
        @Override
        public boolean contains(Object name) {
          return true;
        }

        @Override
        public Iterator<String> iterator() {
          return Collections.emptyIterator();
        }

        @Override
        public int size() {
          return 0;
        }
      };

  /**
   * A lane; without a kind it buys where it begins at a vendor, and replenishes otherwise.
   *
   * @param nodes names that it may have
   * @param kinds of nodes by name
   */
  static Lane lane(CsvTable.Row row, Collection<String> nodes, Map<String, String> kinds) {
    String from = known(row, "from", nodes);
    String to = known(row, "to", nodes);
    LaneKind usual = "VENDOR".equals(kinds.get(from)) ? LaneKind.PURCHASE : LaneKind.REPLENISH;
    double sd = row.number("lead_sd_days").orElse(0.0);
    return Lane.newBuilder()
        .setLane(from + ">" + to)
        .setFrom(from)
        .setTo(to)
        .setKind(row.text("kind").isPresent() ? kind(row, "kind", LaneKind.class) : usual)
        .setCalendar(
            Calendar.newBuilder()
                .setDaysOfWeek(days(row))
                .setDepartLocalTime(time(row, "depart", row.text("depart").orElse("18:00")))
                .build())
        .setLeadTime(
            LeadTimeDuration.newBuilder()
                .setFamily(sd == 0 ? LeadTimeFamily.CONSTANT : LeadTimeFamily.GAMMA)
                .setMeanDays(needed(row, "lead_mean_days"))
                .setSdDays(sd)
                .build())
        .setCostPerUnit(row.number("cost_unit").orElse(0.0))
        .setCostPerCube(row.number("cost_cube").orElse(0.0))
        .setTruckCube(row.number("truck_cube").orElse(null))
        .setTruckKg(row.number("truck_kg").orElse(null))
        .setCostPerDeparture(row.number("truck_cost").orElse(0.0))
        .setMinCubePerDeparture(row.number("min_truck_cube").orElse(0.0))
        .setMode(
            row.text("mode").isPresent() ? kind(row, "mode", LaneMode.class) : LaneMode.APPROVE)
        .build();
  }

  static double needed(CsvTable.Row row, String column) {
    row.required(column);
    return row.number(column).orElse(0.0);
  }

  /** A name that must stand in another file. */
  static String known(CsvTable.Row row, String column, Collection<String> names) {
    return known(row, column, row.required(column), names);
  }

  /** Names that must stand in another file, separated by semicolons; perhaps none. */
  static List<String> allKnown(CsvTable.Row row, String column, Collection<String> names) {
    return row.words(column).stream().map(name -> known(row, column, name, names)).toList();
  }

  private static String known(
      CsvTable.Row row, String column, String name, Collection<String> names) {
    return name.isEmpty() || names.contains(name)
        ? name
        : row.mistake(column, "\"" + name + "\" is not known. " + Spelling.hint(name, names), name);
  }

  static <E extends Enum<E>> E kind(CsvTable.Row row, String column, Class<E> type) {
    String text = row.required(column).toUpperCase(Locale.ROOT);
    List<E> known =
        Arrays.stream(type.getEnumConstants()).filter(e -> !e.name().equals("UNKNOWN")).toList();
    for (E symbol : known) {
      if (symbol.name().equals(text)) {
        return symbol;
      }
    }
    return text.isEmpty()
        ? known.get(0)
        : row.mistake(
            column,
            "\""
                + text
                + "\" is not one of "
                + String.join(", ", known.stream().map(Enum::name).toList())
                + ".",
            known.get(0));
  }

  static String time(CsvTable.Row row, String column, String text) {
    try {
      return text.isEmpty() ? text : LocalTime.parse(text).toString();
    } catch (DateTimeException e) {
      return row.mistake(column, "\"" + text + "\" is not a time. Write it like 18:00.", text);
    }
  }

  /** Days of the week as Mo;Tu, 1 for Monday; none for every day. */
  static List<Integer> days(CsvTable.Row row) {
    List<Integer> days = new ArrayList<>();
    for (String word : row.words("days")) {
      int day = DAYS.indexOf(word);
      if (day < 0) {
        days.add(
            row.mistake(
                "days", "\"" + word + "\" is no day. Write days like Mo;Tu;We;Th;Fr;Sa;Su.", 1));
      } else {
        days.add(day + 1);
      }
    }
    return days;
  }
}
