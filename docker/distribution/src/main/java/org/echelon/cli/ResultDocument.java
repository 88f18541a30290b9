package org.echelon.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command measured, for programs: the fields that all such files have, in one order. */
final class ResultDocument {
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, Object> settings = new LinkedHashMap<>();

  /**
   * @param command its words after the name of the program
   */
  ResultDocument(String command, Machine machine) {
    fields.put("command", command);
    fields.put("machine", machine);
    fields.put("settings", settings);
  }

  ResultDocument setting(String name, Object value) {
    settings.put(name, value);
    return this;
  }

  ResultDocument results(Object results) {
    return with("results", results);
  }

  /** A field that not all of them have. */
  ResultDocument with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /**
   * Ends it.
   *
   * @param goals those of which something was measured
   */
  Map<String, Object> goals(List<Goal> goals) {
    fields.put("goals", goals);
    return fields;
  }
}
