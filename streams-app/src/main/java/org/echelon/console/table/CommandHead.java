package org.echelon.console.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.echelon.inventory.CommandTerms;

/**
 * What everybody wants to know of a command beside its terms.
 *
 * @param from source node, vendor or shipping node
 * @param to destination, or the order that is served
 * @param lane empty for an assignment
 * @param dueAt when it should leave (transfer, assignment), epoch milliseconds
 * @param expectedAt when it should arrive
 * @param worthPerDay value a day of all its units, empty for an assignment
 */
public record CommandHead(
    CommandTerms terms,
    int revision,
    String from,
    String to,
    String lane,
    long dueAt,
    long expectedAt,
    Optional<Double> worthPerDay,
    String decisionId,
    long priceVersion,
    List<String> reasons) {

  public Instant issuedAt() {
    return Instant.ofEpochMilli(terms.timing().issuedAt());
  }
}
