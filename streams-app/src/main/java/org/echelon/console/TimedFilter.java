package org.echelon.console;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.echelon.console.metrics.RequestTimes;

/** Takes the time of every request but the live stream, which ends when its reader leaves. */
final class TimedFilter extends Filter {
  private static final String STREAM = Exchanges.BASE + "events";

  private final RequestTimes times;

  TimedFilter(RequestTimes times) {
    this.times = times;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    long began = System.nanoTime();
    chain.doFilter(exchange);
    String path = exchange.getRequestURI().getRawPath();
    if (!path.equals(STREAM)) {
      times.add(path, exchange.getResponseCode(), System.nanoTime() - began);
    }
  }

  @Override
  public String description() {
    return "takes the time of requests";
  }
}
