package org.echelon.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.PriceCurves;
import org.echelon.console.view.PriceRuns;
import org.echelon.console.view.PricesView;
import org.echelon.price.Resource;

/** What is answered about prices beside those in force. */
final class PriceApi {
  private static final int RUNS = 60;
  private static final int RUNS_AT_MOST = 400;
  private static final List<String> RESOURCES =
      Stream.concat(Stream.of(""), Arrays.stream(Resource.values()).map(Enum::name)).toList();

  private PriceApi() {}

  /**
   * The answer to a question about prices.
   *
   * @param name what follows {@code prices/} in the address
   * @throws ApiException when there is none
   */
  static Object answer(ConsoleTables tables, String name, Question question, long wallMillis) {
    return switch (name) {
      case "adoption" -> {
        question.only();
        yield PricesView.adoption(tables, wallMillis);
      }
      case "history" -> {
        int limit = question.only("limit").limit(RUNS, RUNS_AT_MOST);
        var runs = tables.prices().runs();
        yield PriceRuns.history(PriceRuns.newest(runs, limit), runs.size());
      }
      case "curves" -> {
        question.only("resource", "nodes");
        yield PriceCurves.of(
            tables,
            question.word("resource", RESOURCES),
            Arrays.stream(question.text("nodes").split(","))
                .filter(node -> !node.isEmpty())
                .toList());
      }
      default -> throw Api.unknown(question);
    };
  }
}
