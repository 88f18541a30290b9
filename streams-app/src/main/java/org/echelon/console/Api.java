package org.echelon.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.console.compare.EvidenceFolder;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.DecisionTable;
import org.echelon.console.table.Link;
import org.echelon.console.view.CapacityView;
import org.echelon.console.view.CellView;
import org.echelon.console.view.CommandView;
import org.echelon.console.view.CommandsView;
import org.echelon.console.view.CompareView;
import org.echelon.console.view.ControlsView;
import org.echelon.console.view.DecisionView;
import org.echelon.console.view.HealthView;
import org.echelon.console.view.MapView;
import org.echelon.console.view.PricesView;
import org.echelon.console.view.RefusedView;
import org.echelon.console.view.SearchView;
import org.echelon.console.view.SkuView;
import org.echelon.console.view.StockList;
import org.echelon.console.view.StockView;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandState;

/** Which address answers what. */
final class Api {
  private static final int ROWS = 200;
  private static final int ROWS_AT_MOST = 10_000;
  private static final int FOUND = 10;
  private static final List<String> RESOURCES = List.of("STORAGE", "FLOW");
  private static final List<String> STATES =
      Stream.concat(
              Stream.of("OPEN", "OVERDUE", "CLOSED", "ALL"),
              Arrays.stream(CommandState.values()).map(Enum::name))
          .toList();

  private static final List<String> FILTERS =
      Arrays.stream(StockList.Filter.values()).map(Enum::name).toList();

  private final ConsoleTables tables;
  private final Supplier<Link> link;
  private final Clock clock;
  private final RefusedReader refused;
  private final LadderReader ladders;
  private final EvidenceFolder evidence;

  Api(
      ConsoleTables tables,
      Supplier<Link> link,
      Clock clock,
      RefusedReader refused,
      LadderReader ladders,
      EvidenceFolder evidence) {
    this.refused = refused;
    this.ladders = ladders;
    this.evidence = evidence;
    this.tables = tables;
    this.link = link;
    this.clock = clock;
  }

  /**
   * The answer to a question, a value of {@link Json}.
   *
   * @throws ApiException when there is none
   */
  Object answer(Question question) {
    List<String> path = question.path();
    if (path.size() == 3 && path.get(0).equals("refused")) {
      // It is read from the broker, so nobody else should wait for it.
      return refused(question.only(), path.get(1), path.get(2));
    }
    if (path.size() == 3 && path.get(0).equals("sku") && path.get(2).equals("curve")) {
      return SkuApi.curve(tables, ladders, path.get(1), question);
    }
    if (path.equals(List.of("compare"))) {
      question.only();
      EvidenceFolder.Evidence files = evidence.read();
      return tables.ask(t -> CompareView.of(t, files, clock.instant()));
    }
    return tables.ask(t -> answer(t, question));
  }

  private Object refused(Question question, String partition, String offset) {
    if (!partition.matches("\\d{1,6}") || !offset.matches("\\d{1,18}")) {
      throw unknown(question);
    }
    try {
      return refused
          .read(Integer.parseInt(partition), Long.parseLong(offset))
          .orElseThrow(
              () ->
                  ApiException.unknown(
                      "refused record", partition + "/" + offset, "It may have been deleted."));
    } catch (RegistryUnavailableException silent) {
      throw new ApiException(
          503, "REGISTRY_SILENT", "the registry does not answer", "Ask again in a moment.");
    }
  }

  private Object answer(ConsoleTables t, Question question) {
    List<String> path = question.path();
    String first = path.isEmpty() ? "" : path.get(0);
    return switch (path.size()) {
      case 1 -> answer(t, first, question);
      case 2 ->
          first.equals("prices")
              ? PriceApi.answer(t, path.get(1), question, clock.millis())
              : answer(t, first, path.get(1), question);
      case 3 -> {
        if (first.equals("nodes") && path.get(2).equals("positions")) {
          yield atNode(t, path.get(1), question.only("limit", "after"));
        }
        if (first.equals("sku")) {
          yield SkuApi.answer(t, path.get(1), path.get(2), question);
        }
        if (first.equals("decisions") && path.get(2).equals("recompute")) {
          question.only();
          String id = path.get(1);
          yield DecisionView.recomputed(t, id).orElseThrow(() -> noDecision(id));
        }
        throw unknown(question);
      }
      case 4 -> {
        if (!first.equals("capacity")) {
          throw unknown(question);
        }
        yield cell(t, question.only());
      }
      default -> throw unknown(question);
    };
  }

  private Object answer(ConsoleTables t, String name, Question question) {
    return switch (name) {
      case "health" -> {
        question.only();
        yield HealthView.of(t, link.get(), clock.millis());
      }
      case "prices" -> {
        question.only();
        yield PricesView.prices(t);
      }
      case "capacity" -> {
        question.only();
        yield CapacityView.of(t);
      }
      case "map" -> {
        question.only("resource");
        yield MapView.of(t, question.word("resource", RESOURCES));
      }
      case "controls" -> {
        question.only();
        yield ControlsView.of(t);
      }
      case "stock" -> {
        question.only("node", "sku", "filter", "limit");
        yield StockList.of(
            t,
            question.text("node"),
            question.text("sku"),
            StockList.Filter.valueOf(question.word("filter", FILTERS)),
            question.limit(ROWS, ROWS_AT_MOST));
      }
      case "commands" -> commands(t, question.only("state", "node", "kind", "sku", "limit"));
      case "refused" -> {
        question.only("reason", "source", "limit");
        yield RefusedView.of(
            t,
            question.text("reason"),
            question.text("source"),
            question.limit(ROWS, ROWS_AT_MOST));
      }
      case "search" -> {
        question.only("q");
        yield SearchView.of(t, question.text("q"), FOUND);
      }
      default -> throw unknown(question);
    };
  }

  private Object answer(ConsoleTables t, String name, String id, Question question) {
    question.only();
    return switch (name) {
      case "sku" ->
          SkuView.of(t, id)
              .orElseThrow(
                  () ->
                      ApiException.unknown(
                          "SKU", id, "Check the spelling; /api/v1/search?q= finds parts of it."));
      case "positions" ->
          StockView.ofSku(t, id)
              .orElseThrow(
                  () ->
                      ApiException.unknown(
                          "position of SKU", id, "Send a count of it, or check the spelling."));
      case "commands" ->
          CommandView.of(t, id)
              .orElseThrow(
                  () ->
                      ApiException.unknown(
                          "command",
                          id,
                          "Check the copy: ids begin with T-, P- or A-. Of the closed ones the"
                              + " newest 5,000 are kept here."));
      case "decisions" -> DecisionView.of(t, id).orElseThrow(() -> noDecision(id));
      default -> throw unknown(question);
    };
  }

  private static ApiException noDecision(String id) {
    return ApiException.unknown(
        "decision",
        id,
        "Check the copy: ids begin with T-, P-, A- or D-. The newest "
            + DecisionTable.AT_MOST
            + " are kept here; ./echelon explain reads them all.");
  }

  private static Object cell(ConsoleTables t, Question question) {
    String node = question.path().get(1);
    String resource = question.path().get(2).toUpperCase(Locale.ROOT);
    String week = question.path().get(3);
    int weeks = week.matches("\\d{1,3}") ? Integer.parseInt(week) : CellView.WEEKS;
    if (!RESOURCES.contains(resource) || weeks >= CellView.WEEKS) {
      throw new ApiException(
          400,
          "PARAMETER_RANGE",
          "\"" + resource + "/" + week + "\" is no resource and week",
          "Ask for storage or flow, and week 0 to " + (CellView.WEEKS - 1) + ".");
    }
    return CellView.of(t, node, resource, weeks)
        .orElseThrow(
            () -> ApiException.unknown("node that holds stock", node, "Check the spelling."));
  }

  private static Object commands(ConsoleTables t, Question question) {
    List<String> kinds = new ArrayList<>(List.of(""));
    Arrays.stream(CommandKind.values()).map(Enum::name).forEach(kinds::add);
    return CommandsView.of(
        t,
        new CommandsView.Query(
            question.word("state", STATES),
            question.text("node"),
            question.word("kind", kinds),
            question.text("sku"),
            question.limit(ROWS, ROWS_AT_MOST)));
  }

  private static Object atNode(ConsoleTables t, String node, Question question) {
    boolean known = t.reference().nodes().containsKey(node) || t.stock().nodes().contains(node);
    if (!known) {
      throw ApiException.unknown("node", node, "Check the spelling, or add it to the network.");
    }
    return StockView.atNode(t, node, question.text("after"), question.limit(ROWS, ROWS_AT_MOST));
  }

  /** What is said of an address that nothing answers. */
  static ApiException unknown(Question question) {
    return new ApiException(
        404,
        "ADDRESS_UNKNOWN",
        "/" + String.join("/", question.path()) + " is no address of this interface",
        "There are health, prices, prices/adoption, prices/curves, prices/history, capacity,"
            + " capacity/NODE/RESOURCE/WEEK, map, stock, positions/SKU, nodes/NODE/positions,"
            + " sku/SKU, sku/SKU/supply, sku/SKU/curve, sku/SKU/movements, commands, commands/ID,"
            + " decisions/ID, decisions/ID/recompute, controls, refused,"
            + " refused/PARTITION/OFFSET, compare, search, session, events, and whatif to post to.");
  }
}
