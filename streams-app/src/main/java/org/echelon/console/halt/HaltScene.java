package org.echelon.console.halt;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.echelon.reference.Network;

/**
 * What goes on at a moment, as far as a halt may concern it.
 *
 * @param now time of the deployment
 * @param skus items that were ever sent
 * @param planned lines that items propose to move next
 * @param held lines that wait for approval
 * @param commands open ones, and assignments of the last hour
 */
public record HaltScene(
    Instant now,
    Network network,
    Set<String> skus,
    List<Line> planned,
    List<Line> held,
    List<Order> commands) {

  /**
   * Units that move or should.
   *
   * @param to node, or the order that is served
   */
  public record Line(String sku, String from, String to, long units) {}

  /**
   * A command.
   *
   * @param customers whether it serves a customer's order
   * @param open whether it still runs
   */
  public record Order(Line line, boolean customers, boolean open, Instant issuedAt) {}
}
