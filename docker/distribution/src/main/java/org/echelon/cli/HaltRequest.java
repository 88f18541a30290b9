package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.processor.intake.FormCheck;
import org.echelon.state.Alert;
import org.jspecify.annotations.Nullable;

/**
 * An order to stop or to go on, whoever gives it from wherever: whether it can be meant, the
 * control that says it, and sending that until all tasks obey.
 */
final class HaltRequest {
  private final Audits.Person person;
  private final ControlAction action;
  private final HaltScope scope;
  private final String why;
  private final @Nullable String ticket;
  private final boolean fault;

  /**
   * Checks what can be checked without a look.
   *
   * @throws CommandFailure when it cannot be meant
   */
  HaltRequest(
      Audits.Person person,
      ControlAction action,
      HaltScope scope,
      String why,
      @Nullable String ticket) {
    this(person, action, scope, why, ticket, false);
  }

  /**
   * The same, of a freeze that nobody ordered.
   *
   * @param fault whether what a fault froze is meant
   * @throws CommandFailure when it cannot be meant
   */
  HaltRequest(
      Audits.Person person,
      ControlAction action,
      HaltScope scope,
      String why,
      @Nullable String ticket,
      boolean fault) {
    this.person = person;
    this.action = action;
    this.scope = scope;
    this.why = why;
    this.ticket = ticket;
    this.fault = fault;
    if (fault && !ofItem()) {
      throw refused(
          "a fault freezes an item everywhere: write sku:S, not "
              + scope.text()
              + ". Nothing was sent. [CTL_SCOPE]");
    }
    if (customersToo() && scope.kind() == HaltScope.Kind.LANE) {
      throw refused(
          "a lane is paused, not frozen: only transfers and purchases go over it. Do so:"
              + " ./echelon control "
              + (action == ControlAction.FREEZE ? "pause " : "resume ")
              + scope.text()
              + " --why TEXT. Nothing was sent. [CTL_SCOPE]");
    }
  }

  HaltScope scope() {
    return scope;
  }

  /** Whether it is about an item everywhere. */
  private boolean ofItem() {
    return scope.kind() == HaltScope.Kind.SKU && scope.node().isEmpty();
  }

  /** What a fault did to the item, where one has frozen it and that is to be lifted. */
  Optional<Alert> lifted(ControlDesk desk) {
    return fault ? desk.fault(scope.id()) : Optional.empty();
  }

  /** Whether customers' orders are concerned too. */
  boolean customersToo() {
    return action == ControlAction.FREEZE || action == ControlAction.UNFREEZE;
  }

  String id() {
    return ControlFamily.HALT + "/" + scope.text();
  }

  /** The halt of the scope that is in force. */
  Optional<Control> before(ControlDesk desk) {
    return desk.book().inForce(id(), desk.now());
  }

  /**
   * The control that freezes or pauses, until somebody lifts it or an end has come.
   *
   * @throws CommandFailure when the scope is not known, or is under more than is asked for
   */
  Control stop(ControlDesk desk, @Nullable UntilTime until) {
    scope.checkKnown(desk.network(), desk.skus());
    Optional<Control> before = before(desk);
    if (action == ControlAction.PAUSE && is(before, ControlAction.FREEZE)) {
      throw refused(
          scope.text()
              + " is frozen "
              + HaltText.since(before.orElseThrow())
              + ", which stops more; a pause would take the place of it. Lift that first: "
              + HaltText.undo(before.orElseThrow())
              + ". Nothing was sent.");
    }
    return next(desk, until == null ? null : until.after(desk.now()));
  }

  /**
   * The control that lifts a freeze or a pause.
   *
   * @throws CommandFailure when there is nothing to lift
   */
  Control lift(ControlDesk desk) {
    Optional<Alert> broken =
        action == ControlAction.UNFREEZE && ofItem() ? desk.fault(scope.id()) : Optional.empty();
    if (fault && broken.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.NOT_FOUND,
          "no fault has frozen " + scope.id() + "; see ./echelon topic show alert --last 20");
    }
    if (fault) {
      return next(desk, null);
    }
    if (broken.isPresent()) {
      // The same order would lift both.
      throw refused(
          broken.get().getText()
              + " since "
              + broken.get().getSinceAt()
              + ", which nobody ordered. Look for the cause first, then lift it: ./echelon control"
              + " unfreeze "
              + scope.text()
              + " --fault --why TEXT. Nothing was sent.");
    }
    ControlAction lifted =
        action == ControlAction.UNFREEZE ? ControlAction.FREEZE : ControlAction.PAUSE;
    Optional<Control> before = before(desk);
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
    return next(desk, null);
  }

  private static boolean is(Optional<Control> control, ControlAction action) {
    return control.filter(known -> known.getAction() == action).isPresent();
  }

  private Control next(ControlDesk desk, @Nullable Instant end) {
    Instant now = desk.now();
    Control next =
        Control.newBuilder()
            .setControlId(id())
            .setRevision(desk.book().nextRevision(id()))
            .setFamily(ControlFamily.HALT)
            .setAction(action)
            .setScope(scope.text())
            .setWho(person.who())
            .setRole(person.role())
            .setWhy(why)
            .setTicket(ticket)
            .setRequestedAt(now)
            .setEffectiveAt(now)
            .setExpiresAt(end)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    FormCheck.check(next).ifPresent(NetworkApply::refuse);
    return next;
  }

  /**
   * Sends it, with a word in the audit before and after.
   *
   * @return milliseconds until all obeyed
   * @throws CommandFailure when somebody else was faster, or not all obey in time
   */
  long send(Deployment deployment, ControlDesk desk, Control control, Duration limit) {
    try {
      return SentOrder.send(
          deployment,
          person,
          control,
          "control." + action.name().toLowerCase(Locale.ROOT) + (fault ? "-fault" : ""),
          offset -> desk.awaitObeyed(control, offset, limit));
    } catch (CommandFailure failure) {
      boolean other = failure.exitCode() == CommandFailure.REFUSED && !desk.book().counts(control);
      throw other && desk.book().nextRevision(id()) > control.getRevision() ? stale(desk) : failure;
    }
  }

  /** Somebody else was faster. */
  CommandFailure stale(ControlDesk desk) {
    return ConfirmedOrder.stale(desk, id(), action, scope.text());
  }

  private static CommandFailure refused(String message) {
    return new CommandFailure(CommandFailure.REFUSED, message);
  }
}
