package org.echelon.producers.shop;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
          "truck_cost",
          "min_truck_cube",
          "mode");

  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

  private LaneRows() {}

  /** A lane; without a kind it buys where it begins at a vendor, and replenishes otherwise. */
  static Lane lane(CsvTable.Row row, Map<String, String> kinds) {
    String from = known(row, "from", kinds.keySet());
    String to = known(row, "to", kinds.keySet());
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
        .setCostPerDeparture(row.number("truck_cost").orElse(0.0))
        .setMinCubePerDeparture(row.number("min_truck_cube").orElse(0.0))
        .setMode(
            row.text("mode").isPresent() ? kind(row, "mode", LaneMode.class) : LaneMode.APPROVE)
        .build();
  }

  static double needed(CsvTable.Row row, String column) {
    row.required(column);
    return row.number(column).orElseThrow();
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
    if (!names.contains(name)) {
      throw row.wrong(column, "\"" + name + "\" is not known. " + Spelling.hint(name, names));
    }
    return name;
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
    throw row.wrong(
        column,
        "\""
            + text
            + "\" is not one of "
            + String.join(", ", known.stream().map(Enum::name).toList())
            + ".");
  }

  static String time(CsvTable.Row row, String column, String text) {
    try {
      return LocalTime.parse(text).toString();
    } catch (DateTimeException e) {
      throw row.wrong(column, "\"" + text + "\" is not a time. Write it like 18:00.");
    }
  }

  /** Days of the week as Mo;Tu, 1 for Monday; none for every day. */
  static List<Integer> days(CsvTable.Row row) {
    List<Integer> days = new ArrayList<>();
    for (String word : row.words("days")) {
      int day = DAYS.indexOf(word);
      if (day < 0) {
        throw row.wrong(
            "days", "\"" + word + "\" is no day. Write days like Mo;Tu;We;Th;Fr;Sa;Su.");
      }
      days.add(day + 1);
    }
    return days;
  }
}
