package org.echelon.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.echelon.console.SharedAnswers.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers each request: the interface under {@value #BASE}, the stream beside it, files elsewhere.
 * Only orders to stop, to go on and to send refused records again can be sent here, and only by our
 * own page; a what-if is posted too, but is a question.
 *
 * <p>A page of another site could make a browser ask here by a name that it points to this machine;
 * so where only this machine may ask, the request must name it as this machine.
 */
final class Exchanges {
  static final String BASE = "/api/v1/";

  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
  private static final Set<String> POSTED =
      Set.of(
          BASE + ControlApi.ORDER,
          BASE + ControlApi.PREVIEW,
          BASE + ResendApi.SEND,
          BASE + ResendApi.PREVIEW,
          BASE + WhatIfApi.PATH);
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Api api;
  private final ControlApi controls;
  private final ResendApi resends;
  private final WhatIfApi whatIfs;
  private final PageToken token;
  private final LiveStream live;
  private final SharedAnswers shared;
  private final boolean onlyLocal;

  Exchanges(
      Api api,
      ControlApi controls,
      ResendApi resends,
      WhatIfApi whatIfs,
      PageToken token,
      LiveStream live,
      SharedAnswers shared,
      boolean onlyLocal) {
    this.api = api;
    this.shared = shared;
    this.whatIfs = whatIfs;
    this.controls = controls;
    this.resends = resends;
    this.token = token;
    this.live = live;
    this.onlyLocal = onlyLocal;
  }

  /** Answers a request and closes it. */
  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      harden(exchange.getResponseHeaders());
      try {
        answer(exchange);
      } catch (ApiException refused) {
        send(exchange, refused.status(), refused.form());
      }
    } catch (IOException gone) {
      LOG.debug("a reader went away: {}", gone.toString());
    } catch (RuntimeException fault) {
      LOG.warn("{} could not be answered", exchange.getRequestURI(), fault);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    check(exchange);
    String path = exchange.getRequestURI().getRawPath();
    if (path.equals(BASE + WhatIfApi.PATH)) {
      send(exchange, 200, whatIf(exchange));
    } else if (exchange.getRequestMethod().equals("POST")) {
      token.check(exchange.getRequestHeaders());
      byte[] body = exchange.getRequestBody().readNBytes(ControlApi.BODY_AT_MOST + 1);
      String order = path.substring(BASE.length());
      Supplier<Object> orders =
          ResendApi.has(order)
              ? () -> resends.answer(order, body)
              : () -> controls.answer(order, body);
      Object answer = guarded(exchange, orders);
      // Who has given an order sees at once what it has changed.
      shared.forget();
      send(exchange, 200, answer);
    } else if (path.equals(BASE + "events")) {
      stream(exchange);
    } else if (path.equals(BASE + "session")) {
      send(exchange, 200, controls.session());
    } else if (path.startsWith(BASE)) {
      ask(exchange, Question.of(BASE, exchange.getRequestURI()));
    } else {
      file(exchange, path);
    }
  }

  private void ask(HttpExchange exchange, Question question) throws IOException {
    String accepted =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept")).orElse("");
    if (question.asksForCsv(accepted)) {
      Supplier<AnswerTable> table =
          () -> AnswerTable.of(api.answer(question.forCsv()), question.table());
      sendCsv(exchange, question, guarded(exchange, table));
    } else {
      Question plain = question.forJson();
      Supplier<Body> body = () -> Body.of(api.answer(plain));
      sendUnlessKnown(exchange, guarded(exchange, () -> shared.answer(plain, body)));
    }
  }

  /** A question too long for an address. It changes nothing, so it needs no token. */
  private Object whatIf(HttpExchange exchange) throws IOException {
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    if (!exchange.getRequestMethod().equals("POST") || !type.startsWith("application/json")) {
      // A page of another site can make a browser post anything but JSON.
      throw new ApiException(
          415, "NOT_JSON", "a what-if is posted as application/json", "See the page What-if.");
    }
    byte[] body = exchange.getRequestBody().readNBytes(WhatIfApi.BODY_AT_MOST + 1);
    return guarded(exchange, () -> whatIfs.answer(body));
  }

  private static <T> T guarded(HttpExchange exchange, Supplier<T> answer) {
    try {
      return answer.get();
    } catch (ApiException refused) {
      throw refused;
    } catch (RuntimeException fault) {
      LOG.warn("{} could not be answered", exchange.getRequestURI(), fault);
      throw new ApiException(
          500, "FAILED", "this could not be answered", "The console's log says why.");
    }
  }

  private void check(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    boolean order = method.equals("POST") && POSTED.contains(exchange.getRequestURI().getRawPath());
    if (!method.equals("GET") && !method.equals("HEAD") && !order) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      throw new ApiException(
          405, "READ_ONLY", method + " is not possible here", "This address only shows.");
    }
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    if (onlyLocal && !LOCAL_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
      throw new ApiException(
          421,
          "HOST_UNKNOWN",
          "\"" + host + "\" is not a name of this console",
          "Open it as http://localhost, or start it with --bind.");
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    if (!live.hasRoom()) {
      exchange.getResponseHeaders().set("Retry-After", "10");
      throw new ApiException(
          503,
          "STREAMS_SPENT",
          LiveStream.READERS_AT_MOST + " pages are watching already",
          "Close some of them.");
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    live.serve(exchange.getResponseBody());
  }

  private static void file(HttpExchange exchange, String path) throws IOException {
    StaticFiles.Found file =
        StaticFiles.at(path)
            .orElseThrow(
                () ->
                    new ApiException(
                        404, "ADDRESS_UNKNOWN", "there is no page " + path, "Open / instead."));
    exchange.getResponseHeaders().set("Content-Type", file.type());
    send(exchange, 200, file.bytes());
  }

  /** Sends an answer, or only that it is the one that is known already. */
  private static void sendUnlessKnown(HttpExchange exchange, Body body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.getResponseHeaders().set("ETag", body.tag());
    exchange.getResponseHeaders().set("Vary", "Accept");
    // It may be kept, but not shown before it was asked whether it still holds.
    exchange.getResponseHeaders().set("Cache-Control", "private, no-cache");
    if (body.tag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      send(exchange, 200, body.bytes());
    }
  }

  private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    send(exchange, status, Json.of(answer).getBytes(StandardCharsets.UTF_8));
  }

  /** Row by row: the whole text of a large table is never in memory. */
  private static void sendCsv(HttpExchange exchange, Question question, AnswerTable table)
      throws IOException {
    String name = String.join("-", question.path()).replaceAll("[^\\w-]", "_");
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/csv; charset=utf-8; header=present");
    headers.set("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, 0);
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8))) {
      Csv.write(out, table);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static void harden(Headers headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }
}
