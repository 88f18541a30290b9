package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.echelon.console.halt.HaltScene;
import org.echelon.console.halt.HaltScene.Line;
import org.echelon.console.halt.HaltScene.Order;
import org.echelon.control.ControlAction;

/**
 * What a halt concerns at this moment.
 *
 * @param planned lines that items propose to move next
 * @param plannedUnits units of these, in base units
 * @param held lines that wait for approval
 * @param open commands that run: transfers and purchases, and assignments where those count
 * @param assigned order lines that were given there in the last hour; 0 where they do not count
 */
record HaltEffect(int planned, long plannedUnits, int held, int open, int assigned) {
  private static final Duration LATELY = Duration.ofHours(1);

  /** Counts; a pause lets customers' orders be. */
  static HaltEffect of(HaltScene scene, HaltScope scope, boolean customersToo) {
    Predicate<Line> lies = line -> scope.holds(scene.network(), line.sku(), line.from(), line.to());
    List<Line> planned = scene.planned().stream().filter(lies).toList();
    List<Order> commands =
        scene.commands().stream()
            .filter(c -> customersToo || !c.customers())
            .filter(c -> lies.test(c.line()))
            .toList();
    Instant since = scene.now().minus(LATELY);
    return new HaltEffect(
        planned.size(),
        planned.stream().mapToLong(Line::units).sum(),
        (int) scene.held().stream().filter(lies).count(),
        (int) commands.stream().filter(Order::open).count(),
        (int) commands.stream().filter(c -> c.customers() && c.issuedAt().isAfter(since)).count());
  }

  /** What follows, in a line. */
  String words(ControlAction action, HaltScope scope) {
    String lines = planned + " planned lines (" + plannedUnits + " units) and " + held + " held";
    return switch (action) {
      case FREEZE ->
          "Freezes every command "
              + scope.words()
              + ": "
              + lines
              + " wait; orders "
              + (elsewhere(scope) ? "go elsewhere or wait" : "wait")
              + ", "
              + assigned
              + " lines were given there in the last hour. "
              + running();
      case PAUSE ->
          "Pauses transfers and purchases "
              + scope.words()
              + ": "
              + lines
              + " wait; customers' orders go on. "
              + running();
      default ->
          "Lets "
              + (action == ControlAction.UNFREEZE ? "commands" : "transfers and purchases")
              + " "
              + scope.words()
              + " go on: "
              + lines
              + " may leave, and what follows from events since.";
    };
  }

  private String running() {
    return open + " open commands go on as they were given.";
  }

  private static boolean elsewhere(HaltScope scope) {
    return scope.kind() == HaltScope.Kind.NODE
        || scope.kind() == HaltScope.Kind.REGION
        || !scope.node().isEmpty();
  }

  /** For machines. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("planned", planned);
    document.put("plannedUnits", plannedUnits);
    document.put("held", held);
    document.put("openCommands", open);
    document.put("assignedLastHour", assigned);
    return document;
  }
}
