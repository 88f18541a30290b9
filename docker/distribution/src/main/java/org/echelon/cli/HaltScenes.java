package org.echelon.cli;

import java.util.List;
import org.echelon.console.halt.HaltScene;
import org.echelon.console.halt.HaltScene.Line;
import org.echelon.console.halt.HaltScene.Order;

/** What a halt may concern, from all that was read for it. */
final class HaltScenes {
  private static final String ASSIGNMENT = "ASSIGNMENT";

  private HaltScenes() {}

  /**
   * The scene now.
   *
   * @throws CommandFailure when there is no network
   */
  static HaltScene of(ControlDesk desk) {
    CommandBoard board = desk.board();
    List<Line> planned =
        board.planned().stream()
            .map(line -> new Line(line.sku(), line.from(), line.to(), line.units()))
            .toList();
    List<Line> held =
        board.held().stream()
            .filter(decision -> decision.getChoice() != null)
            .map(
                decision ->
                    new Line(
                        decision.getSku(),
                        decision.getChoice().getFrom(),
                        decision.getChoice().getTo(),
                        decision.getChoice().getUnits()))
            .toList();
    List<Order> commands = board.commands().stream().map(command -> order(board, command)).toList();
    return new HaltScene(board.now(), desk.network(), desk.skus(), planned, held, commands);
  }

  private static Order order(CommandBoard board, KnownCommand command) {
    return new Order(
        new Line(command.sku(), command.from(), command.to(), command.units()),
        command.kind().equals(ASSIGNMENT),
        board.progress(command).open(),
        command.issuedAt());
  }
}
