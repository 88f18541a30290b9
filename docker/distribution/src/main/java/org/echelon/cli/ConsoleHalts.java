package org.echelon.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.config.Deployment;
import org.echelon.console.halt.HaltAsk;
import org.echelon.console.halt.HaltOrders;
import org.echelon.console.halt.HaltRefusedException;
import org.echelon.console.halt.HaltRefusedException.Kind;
import org.echelon.console.halt.HaltScene;
import org.echelon.control.Control;
import org.echelon.topic.Topic;
import org.echelon.topic.UnreachableException;
import picocli.CommandLine.TypeConversionException;

/** Gives the console's orders to stop and to go on as {@code ./echelon control} gives its own. */
final class ConsoleHalts implements HaltOrders {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern CODE = Pattern.compile(" ?\\[([A-Z_]+)]$");

  private final Deployment deployment;

  ConsoleHalts(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Effect effect(HaltAsk ask, HaltScene scene) {
    return told(
        () -> {
          HaltScope scope = request(ask).scope();
          scope.checkKnown(scene.network(), scene.skus());
          HaltEffect effect = HaltEffect.of(scene, scope, ask.customersToo());
          return new Effect(
              effect.words(ask.action(), scope),
              effect.planned(),
              effect.plannedUnits(),
              effect.held(),
              effect.open(),
              effect.assigned());
        });
  }

  @Override
  public Given give(HaltAsk ask) {
    return told(
        () -> {
          HaltRequest request = request(ask);
          Optional<UntilTime> until =
              ask.until().isEmpty() ? Optional.empty() : Optional.of(until(ask.until()));
          try (ControlDesk desk = desk(request)) {
            return give(ask, request, until, desk);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("the console is being stopped", e);
          }
        });
  }

  private Given give(
      HaltAsk ask, HaltRequest request, Optional<UntilTime> until, ControlDesk desk) {
    // Whoever was asked decided by what was there then.
    if (desk.book().nextRevision(request.id()) > ask.seenRevision() + 1) {
      throw request.stale(desk);
    }
    Control control = ask.stops() ? request.stop(desk, until.orElse(null)) : request.lift(desk);
    long millis = request.send(deployment, desk, control, LIMIT);
    return new Given(
        control.getControlId(),
        control.getRevision(),
        desk.planTasks(),
        desk.planTasks(),
        millis,
        Optional.ofNullable(control.getExpiresAt()));
  }

  private ControlDesk desk(HaltRequest request) throws InterruptedException {
    boolean item = request.scope().kind() == HaltScope.Kind.SKU;
    return new ControlDesk(deployment, item ? Set.of(Topic.ITEM, Topic.ALERT) : Set.of());
  }

  private static HaltRequest request(HaltAsk ask) {
    return new HaltRequest(
        new Audits.Person(ask.who(), ask.role(), "console"),
        ask.action(),
        HaltScope.parse(ask.scope()),
        ask.why(),
        ask.ticket().isEmpty() ? null : ask.ticket());
  }

  private static UntilTime until(String text) {
    try {
      return UntilTime.parse(text);
    } catch (TypeConversionException none) {
      throw new HaltRefusedException(
          Kind.REFUSED, "FIELD_RANGE", "until: " + none.getMessage() + ". Nothing was sent.");
    }
  }

  /** Says in the console's terms what the command line would end with. */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (CommandFailure failure) {
      String message = String.valueOf(failure.getMessage());
      Matcher code = CODE.matcher(message);
      boolean coded = code.find();
      String word = coded ? code.group(1) : "";
      throw new HaltRefusedException(
          kind(failure.exitCode(), word),
          coded ? word : kind(failure.exitCode(), word).name(),
          coded ? message.substring(0, code.start()) : message);
    }
  }

  private static Kind kind(int exitCode, String code) {
    if (code.equals("CTL_STALE")) {
      return Kind.STALE;
    }
    return switch (exitCode) {
      case CommandFailure.NOT_FOUND -> Kind.NOT_FOUND;
      case CommandFailure.TOO_LONG -> Kind.TOO_LONG;
      default -> Kind.REFUSED;
    };
  }
}
