package org.echelon.console;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request of the interface: the words of its path and its parameters, decoded. An address that
 * cannot be decoded is turned away before it comes here.
 *
 * @param whole whether a table is asked for as a file, so that it has as many rows as a file may
 *     have unless somebody asks for fewer
 */
record Question(List<String> path, Map<String, String> parameters, boolean whole) {
  private static final String FORMAT = "format";
  private static final String TABLE = "table";

  /** Reads what follows the base in an address. */
  static Question of(String base, URI uri) {
    String rest = uri.getRawPath().substring(base.length());
    List<String> path =
        List.of(rest.split("/")).stream()
            .filter(word -> !word.isEmpty())
            .map(word -> decoded(word.replace("+", "%2B")))
            .toList();
    Map<String, String> parameters = new HashMap<>();
    String query = uri.getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return new Question(path, parameters, false);
  }

  /**
   * Whether comma separated values are asked for: by the parameter, else by what the asker takes.
   */
  boolean asksForCsv(String accepted) {
    if (!text(FORMAT).isEmpty()) {
      return word(FORMAT, List.of("JSON", "CSV")).equals("CSV");
    }
    String types = accepted.toLowerCase(Locale.ROOT);
    return types.contains("text/csv") && !types.contains("application/json");
  }

  /** The table that is asked for; empty for the usual one. */
  String table() {
    return text(TABLE);
  }

  /** The same question, of which what form its answer has is no part. */
  Question forJson() {
    return new Question(path, without(FORMAT), false);
  }

  /** The same question for a file of rows. */
  Question forCsv() {
    return new Question(path, without(FORMAT, TABLE), true);
  }

  private Map<String, String> without(String... names) {
    Map<String, String> rest = new HashMap<>(parameters);
    rest.keySet().removeAll(Set.of(names));
    return rest;
  }

  /** Refuses a parameter that nobody reads: it is a slip of the pen, and the answer would lie. */
  Question only(String... names) {
    for (String name : parameters.keySet()) {
      if (!Set.of(names).contains(name)) {
        throw new ApiException(
            400,
            "PARAMETER_UNKNOWN",
            "there is no parameter \"" + name + "\" here",
            names.length == 0 ? "Leave it out." : "Use " + String.join(", ", names) + ".");
      }
    }
    return this;
  }

  String text(String name) {
    return parameters.getOrDefault(name, "").strip();
  }

  /** A word of a few, in capitals; the first of them when it is not given. */
  String word(String name, List<String> words) {
    String given = text(name).toUpperCase(Locale.ROOT);
    if (given.isEmpty()) {
      return words.get(0);
    }
    if (!words.contains(given)) {
      throw new ApiException(
          400,
          "PARAMETER_RANGE",
          name + " \"" + text(name) + "\" is not known",
          "Use one of " + String.join(", ", words) + ".");
    }
    return given;
  }

  /** A number of rows. */
  int limit(int usualRows, int rowsAtMost) {
    int most = whole ? Csv.ROWS_AT_MOST : rowsAtMost;
    String given = text("limit");
    if (given.isEmpty()) {
      return whole ? most : usualRows;
    }
    int limit = given.matches("\\d{1,7}") ? Integer.parseInt(given) : 0;
    if (limit < 1 || limit > most) {
      throw new ApiException(
          400,
          "PARAMETER_RANGE",
          "limit \"" + given + "\" is not a number from 1 to " + most,
          "Ask for fewer rows at a time.");
    }
    return limit;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
