package org.echelon.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query in the language of Prometheus asks for: its selectors, and the labels by which it
 * groups or joins. Reads as much of the language as our boards and rules are written in, and
 * refuses what it cannot read.
 */
public record Query(String text, List<Selector> selectors, Set<String> labels) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*\\]|[0-9]+(?:\\.[0-9]+)?[a-z]*"
              + "|[a-zA-Z_:][a-zA-Z0-9_:]*|=~|!~|!=|==|>=|<=|[-+*/%^(){},=<>]");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Set<String> BEFORE_LABELS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** Series of a name of which each matcher holds. */
  public record Selector(String name, List<Match> matches) {
    /** Whether a series is meant. */
    boolean takes(String series, Map<String, String> labels) {
      return name.equals(series)
          && matches.stream().allMatch(match -> match.holds(labels.getOrDefault(match.label, "")));
    }
  }

  /** A condition on a label. */
  public record Match(String label, String operator, String value) {
    boolean holds(String found) {
      return switch (operator) {
        case "=" -> found.equals(value);
        case "!=" -> !found.equals(value);
        case "=~" -> found.matches(value);
        case "!~" -> !found.matches(value);
        default -> throw new IllegalArgumentException(operator + " compares no labels");
      };
    }
  }

  /** Reads a query. */
  static Query of(String text) {
    List<String> tokens = tokens(text);
    List<Selector> selectors = new ArrayList<>();
    Set<String> labels = new TreeSet<>();
    int at = 0;
    while (at < tokens.size()) {
      String token = tokens.get(at++);
      String next = at < tokens.size() ? tokens.get(at) : "";
      if (!NAME.matcher(token).matches() || WORDS.contains(token)) {
        continue;
      }
      if (BEFORE_LABELS.contains(token)) {
        if (next.equals("(")) {
          int end = at + tokens.subList(at, tokens.size()).indexOf(")");
          tokens.subList(at + 1, end).stream().filter(t -> !t.equals(",")).forEach(labels::add);
          at = end + 1;
        }
      } else if (next.equals("{")) {
        int end = at + tokens.subList(at, tokens.size()).indexOf("}");
        selectors.add(new Selector(token, matches(tokens.subList(at + 1, end))));
        at = end + 1;
      } else if (!next.equals("(") && !BEFORE_LABELS.contains(next)) {
        selectors.add(new Selector(token, List.of()));
      }
    }
    return new Query(text, List.copyOf(selectors), Set.copyOf(labels));
  }

  private static List<Match> matches(List<String> tokens) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i += 4) {
      String value = tokens.get(i + 2);
      matches.add(
          new Match(tokens.get(i), tokens.get(i + 1), value.substring(1, value.length() - 1)));
    }
    return matches;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw new IllegalArgumentException("cannot read on at: " + text.substring(at));
      }
      String token = matcher.group();
      if (!token.isBlank()) {
        tokens.add(token);
      }
      at = matcher.end();
    }
    return tokens;
  }

  /** Names and labels that the page on metrics does not have. */
  List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    for (Selector selector : selectors) {
      if (!MetricsTable.knows(selector.name())) {
        unknown.add(selector.name());
      }
      Set<String> ofName = MetricsTable.labels(selector.name());
      known.addAll(ofName);
      selector.matches().stream()
          .map(Match::label)
          .filter(label -> !ofName.contains(label))
          .forEach(label -> unknown.add(selector.name() + "{" + label + "}"));
    }
    labels.stream().filter(label -> !known.contains(label)).forEach(unknown::add);
    return unknown;
  }
}
