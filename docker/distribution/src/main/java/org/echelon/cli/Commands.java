package org.echelon.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The subcommands by name, in the order of the help, known before any of them is loaded. */
final class Commands {
  private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

  /** They tell of all commands, or look through all. */
  private static final List<String> OF_ALL = List.of("contracts", "completion");

  static {
    ALL.put("demo", DemoCommand.class);
    ALL.put("simulate", SimulateCommand.class);
    ALL.put("lab", LabCommand.class);
    ALL.put("streams", StreamsCommand.class);
    ALL.put("console", ConsoleCommand.class);
    ALL.put("topics", TopicsCommand.class);
    ALL.put("topic", TopicCommand.class);
    ALL.put("contracts", ContractsCommand.class);
    ALL.put("network", NetworkCommand.class);
    ALL.put("regions", RegionsCommand.class);
    ALL.put("control", ControlCommand.class);
    ALL.put("lanes", LanesCommand.class);
    ALL.put("status", StatusCommand.class);
    ALL.put("stock", StockCommand.class);
    ALL.put("commands", CommandsCommand.class);
    ALL.put("price", PriceCommand.class);
    ALL.put("explain", ExplainCommand.class);
    ALL.put("whatif", WhatIfCommand.class);
    ALL.put("measures", MeasuresCommand.class);
    ALL.put("dlq", DlqCommand.class);
    ALL.put("produce", ProduceCommand.class);
    ALL.put("external", ExternalCommand.class);
    ALL.put("bench", BenchCommand.class);
    ALL.put("check", CheckCommand.class);
    ALL.put("completion", CompletionCommand.class);
  }

  private Commands() {}

  /** All of them. */
  static List<Class<?>> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * The one that some arguments begin with; all of them where they begin with none, or with one
   * that tells of all.
   */
  static List<Class<?>> named(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    Class<?> named = OF_ALL.contains(first) ? null : ALL.get(first);
    return named == null ? all() : List.of(named);
  }
}
