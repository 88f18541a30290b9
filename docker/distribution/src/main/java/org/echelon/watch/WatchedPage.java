package org.echelon.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.console.ConsoleServer;

/**
 * A page of the console and what its script asks for each time it is drawn.
 *
 * @param questions addresses below {@code /api/v1/}
 */
record WatchedPage(String name, List<String> questions) {
  private static final String SCRIPT = "page/console.js";
  private static final Pattern REDRAW = Pattern.compile("const REDRAW_MILLIS = (\\d+);");

  /**
   * The pages with lists or sums over many items.
   *
   * @param sku of the page of a SKU
   * @param node of the stock of one node
   */
  static List<WatchedPage> all(String sku, String node) {
    return List.of(
        new WatchedPage("Overview", List.of("prices/adoption", "capacity", "commands?limit=1")),
        new WatchedPage("Prices", List.of("prices", "prices/adoption")),
        new WatchedPage("Capacity", List.of("capacity", "map?resource=STORAGE")),
        new WatchedPage("Stock", List.of("stock?limit=100")),
        new WatchedPage("Stock, running out", List.of("stock?limit=100&filter=RUNNING_OUT")),
        new WatchedPage("Stock of a node", List.of("stock?limit=100&node=" + node)),
        new WatchedPage("SKU", List.of("sku/" + sku, "sku/" + sku + "/supply")),
        new WatchedPage("Commands", List.of("commands?limit=100")),
        new WatchedPage("Control", List.of("controls")),
        new WatchedPage("Refused", List.of("refused")));
  }

  /** How long a page waits at least between two drawings, as its script says. */
  static long redrawMillis() {
    try (InputStream in =
        Objects.requireNonNull(ConsoleServer.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher redraw = REDRAW.matcher(script);
      if (!redraw.find()) {
        throw new IllegalStateException(SCRIPT + " does not say when a page is drawn anew");
      }
      return Long.parseLong(redraw.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
