package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A mode, a cap or an override of a scope: set, until it is cleared or its end has come. */
final class LastingOrder {
  private final HaltOptions options;
  private final ControlFamily family;
  private final HaltScope scope;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * Checks what can be checked without a look.
   *
   * @throws CommandFailure when it cannot be meant
   */
  LastingOrder(HaltOptions options, ControlFamily family, CommandLine line) {
    this.options = options;
    this.family = family;
    this.scope = options.scope();
    this.out = line.getOut();
    this.err = line.getErr();
    // Without a reason nothing needs to be read.
    options.why();
  }

  /**
   * Refuses every scope but that of an item, and where it must be, of one at a node.
   *
   * @throws CommandFailure CTL_SCOPE
   */
  LastingOrder ofItem(boolean atNode) {
    if (scope.kind() != HaltScope.Kind.SKU || (atNode && scope.node().isEmpty())) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "scope \""
              + scope.text()
              + "\" is not "
              + (atNode ? "sku:S@N, an item at a node" : "sku:S or sku:S@N, an item")
              + ". Nothing was sent. [CTL_SCOPE]");
    }
    return this;
  }

  /** Sets it, in the place of what was set for the same scope. */
  void set(ControlAction action, @Nullable UntilTime until, UnaryOperator<Control.Builder> values)
      throws InterruptedException {
    try (ControlDesk desk = desk()) {
      scope.checkKnown(desk.network(), desk.skus());
      Instant end = until == null ? null : until.after(desk.now());
      Optional<Control> before = desk.book().inForce(id(), desk.now());
      before.ifPresent(
          known ->
              tell("It takes the place of " + HaltText.what(known) + " " + HaltText.since(known)));
      Control.Builder next =
          ConfirmedOrder.next(desk, family, action, scope.text(), options.reason(), end);
      send(desk, values.apply(next).build());
    }
  }

  /** Takes it back. */
  void clear() throws InterruptedException {
    try (ControlDesk desk = desk()) {
      Optional<Control> before = desk.book().inForce(id(), desk.now());
      if (before.isEmpty()) {
        scope.checkKnown(desk.network(), desk.skus());
        throw new CommandFailure(
            CommandFailure.NOT_FOUND,
            scope.text() + " has no " + family + " of its own; see ./echelon control show");
      }
      tell("It ends " + HaltText.what(before.get()) + " " + HaltText.since(before.get()));
      send(
          desk,
          ConfirmedOrder.next(
                  desk, family, ControlAction.CLEAR, scope.text(), options.reason(), null)
              .build());
    }
  }

  private ControlDesk desk() throws InterruptedException {
    Set<Topic> more = EnumSet.copyOf(ControlDesk.EFFECT);
    if (scope.kind() == HaltScope.Kind.SKU) {
      more.add(Topic.ITEM);
    }
    return new ControlDesk(options.deployment(), more);
  }

  private String id() {
    return family + "/" + scope.text();
  }

  private void send(ControlDesk desk, Control control) {
    HaltEffect effect = HaltEffect.of(HaltScenes.of(desk), scope, false);
    tell(
        "It concerns transfers and purchases "
            + scope.words()
            + ": "
            + effect.planned()
            + " planned lines ("
            + effect.plannedUnits()
            + " units) and "
            + effect.held()
            + " held; what runs is left alone.");
    long millis =
        new ConfirmedOrder(options.reason(), err)
            .send(desk, control, offset -> desk.awaitObeyed(control, offset, options.timeout()));
    if (options.json()) {
      out.println(Json.text(document(desk, control, millis, effect)));
    } else {
      out.println(HaltText.inForce(control, desk.planTasks(), millis));
    }
  }

  private static Map<String, Object> document(
      ControlDesk desk, Control control, long millis, HaltEffect effect) {
    Map<String, Object> document =
        new LinkedHashMap<>(HaltText.document(control, desk.planTasks(), millis, effect));
    document.put("order", HaltText.what(control));
    return document;
  }

  /** What a person should know; a machine reads one document. */
  private void tell(String line) {
    (options.json() ? err : out).println(line);
  }
}
