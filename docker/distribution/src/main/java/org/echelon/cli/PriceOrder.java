package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.echelon.config.Deployment;
import org.echelon.console.view.PricesView;
import org.echelon.console.view.PricesView.TaskRow;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.producers.client.InForce;
import org.echelon.topic.Topic;

/** Has the pricing job make prices now, and waits until every task has them. */
final class PriceOrder {
  private static final long LOOK_MILLIS = 20;
  private static final String SCOPE = "network";

  private final Deployment deployment;
  private final PublishedTables published;

  PriceOrder(Deployment deployment, PublishedTables published) {
    this.deployment = deployment;
    this.published = published;
  }

  /**
   * What came of it.
   *
   * @param run the first one that ended since, without its prices
   * @param adopted whether its prices rule; if not, they are not good enough
   * @param tasks how many there are
   * @param publishedMillis from sending the order until the run was read
   * @param adoptedMillis from sending the order until all tasks reported its version or a later one
   */
  record Made(
      PriceVector run, boolean adopted, int tasks, long publishedMillis, long adoptedMillis) {}

  /**
   * Sends the order, with a word in the audit before and after.
   *
   * @throws CommandFailure when no run ends in time, or not all tasks have its prices then
   */
  Made send(String why, Duration limit) {
    long before = published.ask(t -> t.prices().lastRun().map(PriceVector::getVersion).orElse(0L));
    Waiting waiting = new Waiting(limit);
    SentOrder.send(deployment, next(why), "price.run", offset -> waiting.forRunAfter(before));
    return waiting.made();
  }

  private Control next(String why) {
    InForce known = Upstreams.inForce(deployment, EnumSet.of(Topic.CONTROL, Topic.TICK));
    Instant now = Upstreams.now(known);
    return Control.newBuilder()
        .setControlId(ControlFamily.PRICE + "/" + SCOPE)
        .setRevision(known.controlRevision(ControlFamily.PRICE.name(), SCOPE) + 1)
        .setFamily(ControlFamily.PRICE)
        .setAction(ControlAction.RUN)
        .setScope(SCOPE)
        .setWho(Audits.who())
        .setRole(Role.PLANNER)
        .setWhy(why)
        .setRequestedAt(now)
        .setEffectiveAt(now)
        .setRequestId(UUID.randomUUID().toString())
        .build();
  }

  /** Reads on until the run has ended and its prices are adopted. */
  private final class Waiting {
    private final Duration limit;
    private long sentNanos;
    private Optional<Made> made = Optional.empty();

    Waiting(Duration limit) {
      this.limit = limit;
    }

    Made made() {
      return made.orElseThrow();
    }

    void forRunAfter(long version) {
      sentNanos = System.nanoTime();
      PriceVector run =
          await(
              () -> after(version),
              "no price run ended after "
                  + limit.toSeconds()
                  + " s; the request stays. Does the pricing job run (./echelon streams), does the"
                  + " clock tick, and is there anything to price? See ./echelon status");
      long ended = millis();
      boolean good = run.getStatus() == VectorStatus.CERTIFIED;
      int tasks =
          good
              ? await(
                  () -> adopted(run.getVersion()),
                  "v"
                      + run.getVersion()
                      + " is published, but not all tasks have it after "
                      + limit.toSeconds()
                      + " s; see ./echelon price")
              : published.ask(t -> PricesView.adoption(t).tasks());
      made = Optional.of(new Made(run, good, tasks, ended, millis()));
    }

    private long millis() {
      return (System.nanoTime() - sentNanos) / 1_000_000;
    }

    private <T> T await(Supplier<Optional<T>> look, String late) {
      Optional<T> found = look.get();
      while (found.isEmpty()) {
        if (millis() > limit.toMillis()) {
          throw new CommandFailure(CommandFailure.TOO_LONG, late);
        }
        pause();
        found = look.get();
      }
      return found.get();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  /** The first run after a version. */
  private Optional<PriceVector> after(long version) {
    return published.ask(
        t ->
            t.prices().runs().stream()
                .filter(run -> run.getVersion() > version && run.getCertificate() != null)
                .findFirst());
  }

  /** How many tasks there are, once all of them have a version. */
  private Optional<Integer> adopted(long version) {
    List<TaskRow> tasks = published.ask(t -> PricesView.adoption(t).matrix());
    return !tasks.isEmpty() && tasks.stream().allMatch(task -> task.priceVersion() >= version)
        ? Optional.of(tasks.size())
        : Optional.empty();
  }
}
