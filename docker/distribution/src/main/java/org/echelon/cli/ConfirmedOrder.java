package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.processor.intake.FormCheck;
import org.jspecify.annotations.Nullable;

/** An order that is sent once a person has agreed to it, unless somebody else was faster. */
final class ConfirmedOrder {
  private final ReasonOptions options;
  private final PrintWriter err;

  ConfirmedOrder(ReasonOptions options, PrintWriter err) {
    this.options = options;
    this.err = err;
  }

  /** The next order of its id, to be filled with what it says. */
  static Control.Builder next(
      ControlDesk desk,
      ControlFamily family,
      ControlAction action,
      String scope,
      ReasonOptions options,
      @Nullable Instant end) {
    Instant now = desk.now();
    String id = family + "/" + scope;
    return Control.newBuilder()
        .setControlId(id)
        .setRevision(desk.book().nextRevision(id))
        .setFamily(family)
        .setAction(action)
        .setScope(scope)
        .setWho(Audits.who())
        .setRole(Role.OPERATOR)
        .setWhy(options.why())
        .setTicket(options.ticket())
        .setRequestedAt(now)
        .setEffectiveAt(now)
        .setExpiresAt(end)
        .setRequestId(UUID.randomUUID().toString());
  }

  /**
   * Sends it.
   *
   * @param obeyed waits until it has taken effect, given the offset of the control
   * @return milliseconds from sending it until it had
   * @throws CommandFailure when it is refused, not confirmed or not obeyed in time
   */
  long send(ControlDesk desk, Control control, LongConsumer obeyed) {
    FormCheck.check(control).ifPresent(NetworkApply::refuse);
    String id = control.getControlId();
    Optional<Control> seen = desk.book().newest(id);
    String question = control.getAction() + " " + control.getScope() + "?";
    if (!options.yes() && !Confirmation.given(question, err)) {
      throw new CommandFailure(CommandFailure.REFUSED, "not confirmed. Nothing was sent.");
    }
    desk.look();
    // Whoever was asked decided by what was there then.
    if (!desk.book().newest(id).equals(seen)) {
      throw stale(desk, control);
    }
    String operation = "control." + control.getAction().name().toLowerCase(Locale.ROOT);
    try {
      return SentOrder.send(options.deployment(), control, operation, obeyed::accept);
    } catch (CommandFailure failure) {
      boolean other = failure.exitCode() == CommandFailure.REFUSED && !desk.book().counts(control);
      throw other && desk.book().nextRevision(id) > control.getRevision()
          ? stale(desk, control)
          : failure;
    }
  }

  private static CommandFailure stale(ControlDesk desk, Control control) {
    return stale(desk, control.getControlId(), control.getAction(), control.getScope());
  }

  /** Somebody else was faster. */
  static CommandFailure stale(
      ControlDesk desk, String controlId, ControlAction action, String scope) {
    Control other = desk.book().newest(controlId).orElseThrow();
    return new CommandFailure(
        CommandFailure.REFUSED,
        String.format(
            Locale.ROOT,
            "%s of %s not done: %s changed it %d s ago (revision %d, %s \"%s\"). Look, then repeat:"
                + " ./echelon control show. [CTL_STALE]",
            action,
            scope,
            other.getWho(),
            Math.max(0, Duration.between(other.getRequestedAt(), desk.now()).toSeconds()),
            other.getRevision(),
            other.getAction(),
            other.getWhy()));
  }
}
