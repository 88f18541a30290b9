package org.echelon.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.console.halt.HaltScene;
import org.echelon.console.halt.HaltScene.Line;
import org.echelon.console.halt.HaltScene.Order;
import org.echelon.console.table.CommandHead;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TrackedCommand;
import org.echelon.inventory.CommandKind;
import org.echelon.state.NodeProposal;

/**
 * What a halt may concern, from the tables. Lines that wait longer for approval than decisions are
 * kept here, and assignments closed before the newest 5,000, are not counted.
 */
public final class SceneView {
  private static final Duration LATELY = Duration.ofHours(1);

  private SceneView() {}

  /** The scene now; empty before the first network. */
  public static Optional<HaltScene> of(ConsoleTables tables) {
    long now = tables.ticks().nowMillis();
    Set<String> skus = new HashSet<>(tables.reference().items().keySet());
    return tables
        .reference()
        .network()
        .map(
            network ->
                new HaltScene(
                    Instant.ofEpochMilli(now),
                    network,
                    skus,
                    planned(tables),
                    held(tables),
                    orders(tables, now)));
  }

  private static List<Line> planned(ConsoleTables tables) {
    List<Line> lines = new ArrayList<>();
    tables
        .stock()
        .proposals()
        .forEach(
            (sku, proposal) -> {
              for (NodeProposal node : proposal.nodes().values()) {
                boolean leaves = node.getSource() != null && node.getDepartureAt() != null;
                if (leaves && node.getWantUnits() > 0) {
                  lines.add(new Line(sku, node.getSource(), node.getNode(), node.getWantUnits()));
                }
              }
            });
    return lines;
  }

  private static List<Line> held(ConsoleTables tables) {
    List<Line> lines = new ArrayList<>();
    for (var row : tables.decisions().held()) {
      Optional.ofNullable(row.getChoice())
          .ifPresent(
              choice ->
                  lines.add(
                      new Line(row.getSku(), choice.getFrom(), choice.getTo(), choice.getUnits())));
    }
    return lines;
  }

  private static List<Order> orders(ConsoleTables tables, long now) {
    List<Order> orders = new ArrayList<>();
    tables.commands().open().forEach(command -> orders.add(order(command, true)));
    for (TrackedCommand command : tables.commands().closed()) {
      Order order = order(command, false);
      if (order.customers() && order.issuedAt().toEpochMilli() > now - LATELY.toMillis()) {
        orders.add(order);
      }
    }
    return orders;
  }

  private static Order order(TrackedCommand command, boolean open) {
    CommandHead head = command.head();
    return new Order(
        new Line(head.terms().sku(), head.from(), head.to(), head.terms().units()),
        head.terms().kind() == CommandKind.ASSIGNMENT,
        open,
        head.issuedAt());
  }
}
