package org.echelon.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.echelon.config.Deployment;
import org.echelon.console.halt.HaltRefusedException;
import org.echelon.console.halt.HaltRefusedException.Kind;
import org.echelon.console.resend.ResendAsk;
import org.echelon.console.resend.ResendOrders;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged.Verdict;
import org.echelon.topic.UnreachableException;

/** Sends refused records again for the console as {@code ./echelon dlq resend} does. */
final class ConsoleResends implements ResendOrders {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** As many as the command sends at once where nobody says otherwise. */
  private static final int AT_MOST = 100_000;

  private final Deployment deployment;

  ConsoleResends(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Outlook look(ResendAsk ask) {
    return atDesk(
        ask,
        desk -> {
          DlqChoice choice = choice(desk, ask);
          return new Outlook(
              choice.judged().size(),
              choice.count(Verdict.PASSES),
              choice.count(Verdict.UNSURE),
              choice.again(),
              choice.count(Verdict.NEVER),
              choice.chosen().size());
        });
  }

  @Override
  public Sent send(ResendAsk ask, int count) {
    return atDesk(ask, desk -> send(desk, ask, count));
  }

  private Sent send(DlqDesk desk, ResendAsk ask, int count) {
    DlqChoice choice = choice(desk, ask);
    if (choice.chosen().size() != count) {
      throw new HaltRefusedException(
          Kind.STALE,
          "CTL_STALE",
          "it would be " + choice.chosen().size() + " records by now, not " + count);
    }
    if (choice.chosen().isEmpty()) {
      throw new HaltRefusedException(
          Kind.REFUSED, "REFUSED", "none of them would be taken now; nothing was sent");
    }
    PrintWriter nobody =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    DlqSending sending =
        new DlqSending(
            deployment,
            desk,
            new Audits.Person(ask.who(), ask.role(), "console"),
            words(ask),
            nobody);
    try {
      DlqSending.Outcome outcome = sending.send(choice.chosen(), ask.why(), LIMIT);
      return new Sent(outcome.sent(), outcome.others(), outcome.taken() != null, outcome.again());
    } catch (InterruptedException e) {
      throw stopping(e);
    }
  }

  private <T> T atDesk(ResendAsk ask, Function<DlqDesk, T> work) {
    return ConsoleHalts.told(
        () -> {
          DlqFilter filter = DlqFilter.ofReason(ask.record().isEmpty() ? ask.reason() : "");
          Predicate<RefusedEntry> byHeaders = filter.headers(deployment.prefix());
          try (DlqDesk desk =
              new DlqDesk(
                  deployment,
                  entry ->
                      byHeaders.test(entry)
                          && (ask.record().isEmpty() || entry.id().equals(ask.record())))) {
            return work.apply(desk);
          } catch (InterruptedException e) {
            throw stopping(e);
          }
        });
  }

  private static DlqChoice choice(DlqDesk desk, ResendAsk ask) {
    List<RefusedEntry> open = desk.open();
    if (open.isEmpty()) {
      throw new HaltRefusedException(
          Kind.NOT_FOUND,
          "NOT_FOUND",
          desk.entries().isEmpty()
              ? "no refused record of these is there any more"
              : "all of these have been sent again");
    }
    return DlqChoice.of(desk.judge(open), ask.unsure(), AT_MOST);
  }

  private static String words(ResendAsk ask) {
    String which = ask.record().isEmpty() ? "--reason " + ask.reason() : ask.record();
    return which + (ask.unsure() ? " --unsure" : "");
  }

  private static UnreachableException stopping(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new UnreachableException("the console is being stopped", e);
  }
}
