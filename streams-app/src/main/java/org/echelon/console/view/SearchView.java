package org.echelon.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.console.table.ConsoleTables;
import org.echelon.reference.Item;

/**
 * SKUs and nodes whose id or name contains a text, and the command or decision that has it as its
 * id.
 */
public final class SearchView {
  private SearchView() {}

  /** Something with its address. */
  public record Found(String kind, String id, String title, String link) {}

  /** The first things found, SKUs first. */
  public static List<Found> of(ConsoleTables tables, String text, int limit) {
    String wanted = text.toLowerCase(Locale.ROOT);
    Set<String> skus = new TreeSet<>(tables.reference().items().keySet());
    skus.addAll(tables.stock().all().keySet());
    List<Found> found = new ArrayList<>();
    for (String sku : skus) {
      Item item = tables.reference().items().get(sku);
      String name = item == null ? "" : item.getName();
      if (found.size() < limit && contains(sku, name, wanted)) {
        found.add(new Found("SKU", sku, name, "/sku/" + sku));
      }
    }
    tables
        .commands()
        .find(text)
        .ifPresent(
            command ->
                found.add(
                    0,
                    new Found(
                        "command",
                        text,
                        command.head().terms().sku(),
                        "/commands?command=" + text)));
    tables
        .decisions()
        .find(text)
        .ifPresent(why -> found.add(0, new Found("decision", text, why.getSku(), "/why/" + text)));
    tables
        .reference()
        .nodes()
        .forEach(
            (id, node) -> {
              if (found.size() < limit && contains(id, node.getName(), wanted)) {
                found.add(new Found("node", id, node.getName(), "/stock?node=" + id));
              }
            });
    return found;
  }

  private static boolean contains(String id, String name, String wanted) {
    return id.toLowerCase(Locale.ROOT).contains(wanted)
        || name.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
