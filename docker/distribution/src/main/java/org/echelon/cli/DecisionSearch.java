package org.echelon.cli;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.producers.run.Results;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest of the decisions that are looked for. All of them are about one SKU, so they lie
 * in one partition and are read in the order in which they were made.
 */
final class DecisionSearch implements Results.Handler {
  private static final Pattern ID = Pattern.compile("[TPAD]-.+");

  private final Predicate<Decision> wanted;
  private @Nullable Decision newest;

  private DecisionSearch(Predicate<Decision> wanted) {
    this.wanted = wanted;
  }

  /** Whether a text may be the id of a command or a decision. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The decision of an id, or the one that a command came of. */
  static DecisionSearch ofId(String id) {
    return new DecisionSearch(
        decision -> decision.getDecisionId().equals(id) || decision.getCommandIds().contains(id));
  }

  /** A decision that takes a SKU from a node or vendor, or brings it there. */
  static DecisionSearch ofNode(String sku, String node) {
    return new DecisionSearch(
        decision -> {
          Choice choice = decision.getChoice();
          return decision.getSku().equals(sku)
              && choice != null
              && (choice.getFrom().equals(node) || choice.getTo().equals(node));
        });
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Decision decision && wanted.test(decision)) {
      newest = decision;
    }
  }

  Optional<Decision> newest() {
    return Optional.ofNullable(newest);
  }
}
