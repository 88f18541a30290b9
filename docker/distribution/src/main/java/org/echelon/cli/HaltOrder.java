package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** An order to stop or to go on, from looking at what there is until all tasks obey. */
final class HaltOrder {
  private final HaltOptions options;
  private final ControlAction action;
  private final HaltScope scope;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * Checks what can be checked without a look.
   *
   * @throws CommandFailure when it cannot be meant
   */
  HaltOrder(HaltOptions options, ControlAction action, CommandLine line) {
    this.options = options;
    this.action = action;
    this.scope = options.scope();
    // Without a reason nothing needs to be read.
    options.why();
    this.out = line.getOut();
    this.err = line.getErr();
    boolean all = action == ControlAction.FREEZE || action == ControlAction.UNFREEZE;
    if (all && scope.kind() == HaltScope.Kind.LANE) {
      throw refused(
          "a lane is paused, not frozen: only transfers and purchases go over it. Do so:"
              + " ./echelon control "
              + (action == ControlAction.FREEZE ? "pause " : "resume ")
              + scope.text()
              + " --why TEXT. Nothing was sent. [CTL_SCOPE]");
    }
  }

  /** Freezes or pauses, until somebody lifts it or an end has come. */
  void stop(@Nullable UntilTime until) throws InterruptedException {
    try (ControlDesk desk = desk()) {
      scope.checkKnown(desk.network(), desk.skus());
      Optional<Control> before = desk.book().inForce(id(), desk.now());
      if (action == ControlAction.PAUSE && is(before, ControlAction.FREEZE)) {
        throw refused(
            scope.text()
                + " is frozen "
                + HaltText.since(before.orElseThrow())
                + ", which stops more; a pause would take the place of it. Lift that first: "
                + HaltText.undo(before.orElseThrow())
                + ". Nothing was sent.");
      }
      Instant end = until == null ? null : until.after(desk.now());
      before.ifPresent(
          known ->
              tell("It takes the place of the " + known.getAction() + " " + HaltText.since(known)));
      send(desk, next(desk, end));
    }
  }

  /** Lifts a freeze or a pause. */
  void lift() throws InterruptedException {
    ControlAction lifted =
        action == ControlAction.UNFREEZE ? ControlAction.FREEZE : ControlAction.PAUSE;
    try (ControlDesk desk = desk()) {
      Optional<Control> before = desk.book().inForce(id(), desk.now());
      if (before.isEmpty()) {
        scope.checkKnown(desk.network(), desk.skus());
        throw new CommandFailure(
            CommandFailure.NOT_FOUND,
            scope.text() + " has no halt of its own; see ./echelon control show");
      }
      if (!is(before, lifted)) {
        throw refused(
            scope.text()
                + " is under a "
                + before.orElseThrow().getAction()
                + ", not a "
                + lifted
                + ". Lift it: "
                + HaltText.undo(before.orElseThrow())
                + ". Nothing was sent.");
      }
      send(desk, next(desk, null));
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
    return ControlFamily.HALT + "/" + scope.text();
  }

  private static boolean is(Optional<Control> control, ControlAction action) {
    return control.filter(known -> known.getAction() == action).isPresent();
  }

  private Control next(ControlDesk desk, @Nullable Instant end) {
    return ConfirmedOrder.next(
            desk, ControlFamily.HALT, action, scope.text(), options.reason(), end)
        .build();
  }

  private void send(ControlDesk desk, Control control) {
    boolean customersToo = action == ControlAction.FREEZE || action == ControlAction.UNFREEZE;
    HaltEffect effect = HaltEffect.of(desk.board(), desk.network(), scope, customersToo);
    tell(effect.words(action, scope));
    long millis =
        new ConfirmedOrder(options.reason(), err)
            .send(desk, control, offset -> desk.awaitObeyed(control, offset, options.timeout()));
    if (options.json()) {
      out.println(Json.text(HaltText.document(control, desk.planTasks(), millis, effect)));
    } else {
      out.println(HaltText.inForce(control, desk.planTasks(), millis));
    }
  }

  /** What a person should know; a machine reads one document. */
  private void tell(String line) {
    (options.json() ? err : out).println(line);
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(CommandFailure.REFUSED, message);
  }
}
