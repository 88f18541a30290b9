package org.echelon.producers.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.echelon.event.OrderLine;

/** Order lines of the last weeks by customer and SKU, so that a cancellation finds its line. */
final class RecentLines {
  private static final Duration MEMORY = Duration.ofDays(60);

  private final Map<String, Deque<OrderLine>> byCustomerAndSku = new HashMap<>();
  private final Deque<Aged> oldestFirst = new ArrayDeque<>();

  private record Aged(Instant at, String key) {}

  /** Notes a line of a known customer. */
  void add(String customer, OrderLine line) {
    if (customer.isEmpty()) {
      return;
    }
    forgetBefore(line.getPlacedAt().minus(MEMORY));
    String key = customer + "|" + line.getSku();
    byCustomerAndSku.computeIfAbsent(key, k -> new ArrayDeque<>(2)).addLast(line);
    oldestFirst.addLast(new Aged(line.getPlacedAt(), key));
  }

  /** The newest line of a customer and SKU that will do. */
  Optional<OrderLine> find(String customer, String sku, Predicate<OrderLine> willDo) {
    Deque<OrderLine> lines = byCustomerAndSku.get(customer + "|" + sku);
    if (customer.isEmpty() || lines == null) {
      return Optional.empty();
    }
    for (Iterator<OrderLine> newest = lines.descendingIterator(); newest.hasNext(); ) {
      OrderLine line = newest.next();
      if (willDo.test(line)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** Puts a later revision in the place of a line. */
  void replace(String customer, OrderLine former, OrderLine later) {
    Deque<OrderLine> lines = byCustomerAndSku.get(customer + "|" + former.getSku());
    if (lines == null) {
      return;
    }
    Deque<OrderLine> renewed = new ArrayDeque<>(lines.size());
    lines.forEach(line -> renewed.addLast(line == former ? later : line));
    byCustomerAndSku.put(customer + "|" + former.getSku(), renewed);
  }

  private void forgetBefore(Instant limit) {
    while (!oldestFirst.isEmpty() && oldestFirst.peekFirst().at().isBefore(limit)) {
      String key = oldestFirst.pollFirst().key();
      Deque<OrderLine> lines = byCustomerAndSku.get(key);
      if (lines != null) {
        lines.pollFirst();
        if (lines.isEmpty()) {
          byCustomerAndSku.remove(key);
        }
      }
    }
  }
}
