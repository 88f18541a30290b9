package org.echelon.console.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.console.table.ConsoleTables;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.reference.Node;

/** What people have stopped of a SKU at a node. */
final class Stops {
  private Stops() {}

  /** The halt that stops most; empty where nothing does. */
  static Optional<Control> of(ConsoleTables tables, String sku, String node) {
    List<Control> halts = tables.halts().inForce(tables.ticks().nowMillis());
    if (halts.isEmpty()) {
      return Optional.empty();
    }
    Node known = tables.reference().nodes().get(node);
    String region = known == null || known.getRegion() == null ? "" : known.getRegion();
    Set<String> scopes =
        Set.of(
            "network", "node:" + node, "sku:" + sku, "sku:" + sku + "@" + node, "region:" + region);
    return halts.stream()
        .filter(halt -> scopes.contains(halt.getScope()))
        .min(Comparator.comparing(halt -> halt.getAction() != ControlAction.FREEZE));
  }

  static boolean freezes(Control halt) {
    return halt.getAction() == ControlAction.FREEZE;
  }
}
