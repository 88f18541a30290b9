package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.echelon.processor.plan.Supposition.Kind;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.valuation.PriceView;

/** Whether what is supposed of a SKU can be asked, and what is to be known of the answer. */
final class SuppositionCheck {
  private final PlanTask task;
  private final SkuState state;
  private final List<Supposition> suppositions;

  /**
   * @param task as it stands before anything is supposed
   */
  SuppositionCheck(PlanTask task, SkuState state, List<Supposition> suppositions) {
    this.task = task;
    this.state = state;
    this.suppositions = suppositions;
  }

  /** Refuses names that the network does not have, and what would need prices without any. */
  void names() {
    Network network = task.epochs.published();
    for (Supposition one : suppositions) {
      if (one.kind().ofNetwork()) {
        throw SuppositionException.range(
            "limits concern all SKUs: " + one.words() + " is a question about the network");
      }
      switch (one.kind()) {
        case DEMAND ->
            known("zone", one, network.getZones().stream().map(zone -> zone.getZone()).toList());
        case LEAD_TIME -> known("lane", one, lanes(network));
        default ->
            known("node", one, network.getNodes().stream().map(node -> node.getNode()).toList());
      }
      if (one.kind().settable() && task.epochs.vector().isEmpty()) {
        throw SkuTrial.none("no prices are in force yet", "See ./echelon price.");
      }
    }
  }

  private void known(String what, Supposition one, Collection<String> names) {
    if (!one.of().isEmpty() && !names.contains(one.of())) {
      throw SuppositionException.unknown(
          what, one.of(), names, "network v" + task.epochs.networkVersion());
    }
  }

  private static Collection<String> lanes(Network network) {
    Collection<String> names = new TreeSet<>();
    for (Lane lane : network.getLanes()) {
      names.add(lane.getLane());
      names.add(lane.getFrom() + ">" + lane.getTo());
    }
    return names;
  }

  /** What is to be known of the answer, in sentences. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    Network network = task.epochs.published();
    for (Supposition one : suppositions) {
      if (one.kind().settable() && one.value().isEmpty() && price(one) == 0) {
        notes.add(
            "The present " + one.kind().words() + " of " + one.of() + " is 0, times any factor 0.");
      } else if (one.kind() == Kind.CLOSED) {
        notes.add("Units that are at " + one.of() + " stay there and serve nobody.");
      } else if (one.kind() == Kind.LEAD_TIME && !one.of().isEmpty() && ownTimes(one, network)) {
        notes.add(
            "The vendor of "
                + one.of()
                + " states its own lead times for the item: to all nodes they change alike.");
      }
    }
    task.network().nodes().stream()
        .filter(
            node -> task.controls.override(state.sku, node.id(), task.now, c -> true).isPresent())
        .forEach(node -> notes.add("What people have fixed at " + node.id() + " stays."));
    return notes;
  }

  private boolean ownTimes(Supposition one, Network network) {
    return new SupposedInputs(List.of(one)).item(state.item(), network) != state.item();
  }

  private double price(Supposition one) {
    int node = task.network().ordinal(one.of());
    PriceView prices = task.epochs.current().prices();
    return one.kind() == Kind.STORAGE_PRICE ? prices.storage(node) : prices.flow(node);
  }
}
