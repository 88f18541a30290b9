package org.echelon.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.state.Alert;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** An order to stop or to go on, given at a terminal, until all tasks obey. */
final class HaltOrder {
  private final HaltOptions options;
  private final ControlAction action;
  private final HaltRequest request;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * Checks what can be checked without a look.
   *
   * @throws CommandFailure when it cannot be meant
   */
  HaltOrder(HaltOptions options, ControlAction action, CommandLine line) {
    this(options, action, false, line);
  }

  /**
   * Checks what can be checked without a look.
   *
   * @param fault whether what a fault froze is meant
   * @throws CommandFailure when it cannot be meant
   */
  HaltOrder(HaltOptions options, ControlAction action, boolean fault, CommandLine line) {
    this.options = options;
    this.action = action;
    this.request =
        new HaltRequest(
            Audits.Person.atTerminal(),
            action,
            options.scope(),
            options.why(),
            options.ticket(),
            fault);
    this.out = line.getOut();
    this.err = line.getErr();
  }

  /** Freezes or pauses, until somebody lifts it or an end has come. */
  void stop(@Nullable UntilTime until) throws InterruptedException {
    try (ControlDesk desk = desk()) {
      Control control = request.stop(desk, until);
      request
          .before(desk)
          .ifPresent(
              known ->
                  tell(
                      "It takes the place of the "
                          + known.getAction()
                          + " "
                          + HaltText.since(known)));
      send(desk, control);
    }
  }

  /** Lifts a freeze or a pause. */
  void lift() throws InterruptedException {
    try (ControlDesk desk = desk()) {
      send(desk, request.lift(desk));
    }
  }

  private ControlDesk desk() throws InterruptedException {
    Set<Topic> more = EnumSet.copyOf(ControlDesk.EFFECT);
    if (request.scope().kind() == HaltScope.Kind.SKU) {
      more.add(Topic.ITEM);
      more.add(Topic.ALERT);
    }
    return new ControlDesk(options.deployment(), more);
  }

  private void send(ControlDesk desk, Control control) {
    HaltScope scope = request.scope();
    HaltEffect effect = HaltEffect.of(HaltScenes.of(desk), scope, request.customersToo());
    tell(effect.words(action, scope));
    Optional<Control> seen = desk.book().newest(request.id());
    Optional<Alert> fault = request.lifted(desk);
    fault.ifPresent(
        alert ->
            tell(
                alert.getText()
                    + " since "
                    + alert.getSinceAt()
                    + ". What is wrong stays wrong: if its cause is still there, the next record"
                    + " freezes it again."));
    if (!options.yes() && !confirmed(fault.isPresent())) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "not confirmed" + (fault.isPresent() ? "; give --yes" : "") + ". Nothing was sent.");
    }
    desk.look();
    // Whoever was asked decided by what was there then.
    if (!desk.book().newest(request.id()).equals(seen)) {
      throw request.stale(desk);
    }
    long millis = request.send(options.deployment(), desk, control, options.timeout());
    if (options.json()) {
      out.println(Json.text(HaltText.document(control, desk.planTasks(), millis, effect)));
    } else {
      out.println(HaltText.inForce(control, desk.planTasks(), millis));
    }
  }

  /** What a fault froze goes on only when somebody says yes, at a terminal or beforehand. */
  private boolean confirmed(boolean fault) {
    String question = action + " " + request.scope().text();
    return fault
        ? Terminal.interactive()
            && Confirmation.given(question + ", which a fault froze? Is the cause known?", err)
        : Confirmation.given(question + "?", err);
  }

  /** What a person should know; a machine reads one document. */
  private void tell(String line) {
    (options.json() ? err : out).println(line);
  }
}
