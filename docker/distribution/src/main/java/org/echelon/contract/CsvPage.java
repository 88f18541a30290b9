package org.echelon.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.producers.csv.CsvTemplates;

/** The page of all CSV files that people without producers fill in. */
final class CsvPage {
  private static final String START =
      """
      # CSV files, column by column

      For people without producers of their own: everything a shop must tell can be said in files. \
      What they mean together, and how a program says the same, is in [upstream](upstream.md).

      ```
      ./echelon produce csv --template items > items.csv
      ./echelon produce csv --template counts > counts.csv
      ./echelon produce csv --template orders > orders.csv
      ./echelon produce csv --items items.csv --counts counts.csv --orders orders.csv --dry-run
      ./echelon produce csv --items items.csv --counts counts.csv --orders orders.csv --wait
      ```

      A template has all columns and example rows, which together are one small shop; put your own \
      rows in. `--dry-run`, which is `--check`, reads everything, says what is wrong and sends \
      nothing. Nothing is sent either when anything is wrong, unless `--skip-bad` leaves out and \
      counts what is bad. Every complaint names file, line, column, value, cause and cure:

      ```
      receipts.csv:3: received_at: "yesterday" is not a time. Write it like 2026-11-21T09:14:07Z. [FIELD_RANGE]
      receipts.csv:3: good_units: "9.6" is not a whole number. Send base units. [FIELD_RANGE]
      ```

      - UTF-8, commas, quotes as in RFC 4180, a header line, columns in any order. Columns that are \
      not needed may be left out, and an empty cell means the default; an unknown column is an error.
      - **Times** are ISO 8601 with an offset, or local with `--zone`; `{{now}}`, `{{now-5d}}`, \
      `{{now-36h}}` and `{{now-10m}}` are relative to the first time the file was sent, for examples. \
      **Money** is in currency units with at most 6 decimals, **decimals** have a point, **days** are \
      `2026-11-23`, **lists** are `A;B`.
      - Every file that `produce csv` sends may also have `revision`, a whole number that a \
      correction of the same document raises, and `event_id`, which is computed where it is missing. \
      Sending a file twice changes nothing.
      """;

  private static final String NETWORK =
      """

      # The network

      Five tables in a folder, of which `capacity.csv` may be missing. They become JSON that can be \
      looked at, kept and applied:

      ```
      mkdir network
      for table in nodes zones lanes ship_options capacity; do
        ./echelon produce csv --template $table > network/$table.csv
      done
      ./echelon network from-csv network > network.json
      ./echelon network apply network.json --why "our first network"
      ```

      `from-csv` prints what would change and sends nothing; it tells of all mistakes of all files, each with its \
      file, line and column. What the tables have no column for can be written into the JSON.
      """;

  private static final Map<String, String> ABOUT =
      Map.ofEntries(
          Map.entry("items", "What you sell. Send it before anything that names an item."),
          Map.entry("vendors", "Who sells you which item on what terms; sent with the items."),
          Map.entry("forecast", "Mean demand by item, week and zone. Without it Echelon learns."),
          Map.entry("history", "Orders of the past: they teach the demand and move no stock."),
          Map.entry("counts", "What lies where. The first ones open the books."),
          Map.entry("orders", "Order lines, with a node that has shipped them or without."),
          Map.entry("shipments", "What left a node for a customer."),
          Map.entry("receipts", "What arrived at a node."),
          Map.entry("adjustments", "Corrections of stock: damage, losses, returns and the like."),
          Map.entry("acks", "Answers to commands; an ack takes its item from the command."),
          Map.entry(
              "external",
              "What another planner decided; see [beside a legacy system](beside-legacy.md)."),
          Map.entry("nodes", "Places that hold, sell, supply or forward goods."),
          Map.entry("zones", "Areas of customer demand."),
          Map.entry("lanes", "Ways from place to place, with departures, times and costs."),
          Map.entry("ship_options", "Ways to ship from a node to a zone at a speed."),
          Map.entry("capacity", "Limits of a node from a day on, where they change."));

  private CsvPage() {}

  /** The page, in Markdown. */
  static String markdown() {
    StringBuilder text = new StringBuilder(START);
    CsvTemplates.sent().forEach(kind -> table(text, kind, "`--" + kind + "`. "));
    text.append(NETWORK);
    CsvTemplates.network().forEach(kind -> table(text, kind, "`" + kind + ".csv`. "));
    text.append("\nMade by `./echelon contracts pages` from the forms and their templates;");
    return text.append(" tests hold this page and the templates to the code.\n").toString();
  }

  /** What people write about a kind of file. */
  static Set<String> told() {
    return ABOUT.keySet();
  }

  private static void table(StringBuilder text, String kind, String option) {
    text.append("\n## ").append(kind).append("\n\n").append(option);
    text.append(ABOUT.getOrDefault(kind, "")).append("\n\n");
    text.append("| column | needed | example | what it says |\n|---|---|---|---|\n");
    Set<String> needed = CsvTemplates.needed(kind);
    Map<String, String> examples = CsvTemplates.examples(kind);
    CsvTemplates.sentences(kind)
        .forEach(
            (column, sentence) ->
                text.append(
                    String.join(
                        " | ",
                        List.of(
                            "| `" + column + "`",
                            needed.contains(column) ? "yes" : "",
                            examples.containsKey(column) ? "`" + examples.get(column) + "`" : "",
                            FieldTable.cell(sentence) + " |\n"))));
  }
}
