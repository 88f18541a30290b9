package org.echelon.producers.shop;

import java.util.Set;

/** What a file of counts may say beside item, node and stock. */
final class CountColumns {
  static final Set<String> OTHERS = Set.of("counted_at", "scope", "event_id", "revision");

  private CountColumns() {}
}
