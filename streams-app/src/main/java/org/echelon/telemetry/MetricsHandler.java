package org.echelon.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a page of metrics at {@value MetricsPage#PATH} and nowhere else.
 *
 * <p>A page of another site could make a browser ask here by a name that it points to this machine;
 * so where only this machine may ask, the request must name it as this machine.
 */
public final class MetricsHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsHandler.class);
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String TEXT = "text/plain; charset=utf-8";

  private final MetricsPage page;
  private final boolean onlyLocal;

  /**
   * A handler of a page.
   *
   * @param onlyLocal whether only this machine may ask
   */
  public MetricsHandler(MetricsPage page, boolean onlyLocal) {
    this.page = page;
    this.onlyLocal = onlyLocal;
  }

  @Override
  public void handle(HttpExchange exchange) {
    try (exchange) {
      answer(exchange);
    } catch (IOException gone) {
      LOG.debug("a reader went away: {}", gone.toString());
    } catch (RuntimeException fault) {
      LOG.warn("{} could not be answered", exchange.getRequestURI(), fault);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      send(exchange, 405, TEXT, bytes("only reading is possible here"));
    } else if (onlyLocal && !LOCAL_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
      send(exchange, 421, TEXT, bytes("\"" + host + "\" is not a name of this machine"));
    } else if (!exchange.getRequestURI().getPath().equals(MetricsPage.PATH)) {
      send(exchange, 404, TEXT, bytes("there is only " + MetricsPage.PATH));
    } else {
      send(exchange, 200, MetricsPage.TYPE, page.bytes());
    }
  }

  private static byte[] bytes(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
