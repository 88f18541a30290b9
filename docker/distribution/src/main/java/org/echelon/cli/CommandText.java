package org.echelon.cli;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Commands as lines for people and as objects for programs. */
final class CommandText {
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  static final String HEAD =
      row("AGE", "COMMAND", "WHAT", "UNITS", "DEPARTS", "STATE", "WAITS FOR");

  private CommandText() {}

  /** An arrow that the terminal can show. */
  static String arrow() {
    return Charset.defaultCharset().newEncoder().canEncode('→') ? "→" : "->";
  }

  /** One row of the list. */
  static String row(CommandBoard board, KnownCommand command) {
    return row(
        age(Duration.between(command.issuedAt(), board.now())),
        command.id(),
        command.sku() + " " + command.from() + " " + arrow() + " " + command.to(),
        Long.toString(command.units()),
        SHORT.format(command.departsAt()),
        board.progress(command).name(),
        board.awaited(command).map(a -> a.step() + " by " + a.by()).orElse(""));
  }

  private static String row(
      String age, String id, String what, String units, String departs, String state, String by) {
    return String.format(
            Locale.ROOT,
            "%-8s %-19s %-31s %5s  %-18s %-9s %s",
            age,
            id,
            what,
            units,
            departs,
            state,
            by)
        .stripTrailing();
  }

  /** The line of a command that has been given. */
  static String issued(CommandBoard board, KnownCommand command) {
    return String.format(
        Locale.ROOT,
        "%s %s %s %s %s %d departs %s",
        command.id(),
        command.sku(),
        command.from(),
        arrow(),
        command.to(),
        command.units(),
        departs(command.departsAt(), ZoneId.of(command.place()), board.now()));
  }

  /** The line of what would be given. */
  static String planned(CommandBoard board, CommandBoard.Planned planned) {
    return String.format(
        Locale.ROOT,
        "PLANNED %s %s %s %s %d departs %s",
        planned.sku(),
        planned.from(),
        arrow(),
        planned.to(),
        planned.units(),
        departs(planned.departsAt(), planned.place(), board.now()));
  }

  /** The command as an object with stable names. */
  static Map<String, Object> json(CommandBoard board, KnownCommand command) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("commandId", command.id());
    object.put("kind", command.kind());
    object.put("sku", command.sku());
    object.put("from", command.from());
    object.put("to", command.to());
    object.put("units", command.units());
    object.put("state", board.progress(command).name());
    object.put("ageSeconds", Duration.between(command.issuedAt(), board.now()).toSeconds());
    board
        .awaited(command)
        .ifPresent(
            awaited -> {
              object.put("waitsFor", awaited.step());
              object.put("dueAt", awaited.dueAt().toString());
            });
    object.put("departureAt", command.departsAt().toString());
    return object;
  }

  /** What would be given, as an object. */
  static Map<String, Object> json(CommandBoard.Planned planned) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("state", "PLANNED");
    object.put("sku", planned.sku());
    object.put("from", planned.from());
    object.put("to", planned.to());
    object.put("units", planned.units());
    object.put("departureAt", planned.departsAt().toString());
    object.put("priceVersion", planned.priceVersion());
    return object;
  }

  /** A departure as the people at the place say it. */
  static String departs(Instant at, ZoneId place, Instant now) {
    ZonedDateTime local = at.atZone(place);
    LocalDate today = now.atZone(place).toLocalDate();
    String day =
        local.toLocalDate().equals(today)
            ? "today"
            : local.toLocalDate().equals(today.plusDays(1))
                ? "tomorrow"
                : local.toLocalDate().toString();
    return day + " " + HOUR.format(local) + " " + place.getId();
  }

  /** A span as 12 s, 7 min, 5 h 12 or 3 d. */
  static String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600
        ? String.format(Locale.ROOT, "%d h %02d", seconds / 3600, seconds % 3600 / 60)
        : seconds / 86400 + " d";
  }
}
