package org.echelon.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The panels of all boards. */
public final class Boards {
  static final Path FOLDER = MetricsTable.ROOT.resolve("docker/grafana/dashboards");

  private Boards() {}

  /** A panel and what it asks for. */
  public record Panel(String board, String title, String description, List<Query> queries) {
    @Override
    public String toString() {
      return board + " / " + title;
    }
  }

  /** The boards as they are. */
  public static List<JsonNode> all() throws IOException {
    List<JsonNode> boards = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        boards.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    return boards;
  }

  /** The panels of all boards. */
  public static List<Panel> panels() throws IOException {
    return all().stream().flatMap(board -> panels(board).stream()).toList();
  }

  /** The panels of a board. */
  public static List<Panel> panels(JsonNode board) {
    List<Panel> panels = new ArrayList<>();
    for (JsonNode panel : board.get("panels")) {
      List<Query> queries = new ArrayList<>();
      for (JsonNode target : panel.get("targets")) {
        queries.add(Query.of(target.get("expr").asText()));
      }
      panels.add(
          new Panel(
              board.get("title").asText(),
              panel.get("title").asText(),
              panel.get("description").asText(),
              queries));
    }
    return panels;
  }

  /** Names and labels of a panel's queries that the page on metrics does not have. */
  public static List<String> unknown(Panel panel) {
    return panel.queries().stream()
        .flatMap(query -> query.unknown().stream())
        .map(name -> panel + ": " + name)
        .toList();
  }
}
