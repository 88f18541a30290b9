package org.echelon.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.job.Shadow;
import org.echelon.state.LabState;
import org.echelon.state.LabStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a lab for good. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Ends a lab for good and deletes what it stored for itself; its comparisons are kept.",
    },
    footer = {
      "",
      "Exit codes: 0 ended, 3 no such lab, 5 cannot reach broker or registry, 7 waited too long."
    })
final class LabStop implements Callable<Integer> {
  private static final long LOOK_MILLIS = 200;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the lab.")
  private String name;

  @Option(
      names = "--within",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long to wait for its process (default: ${DEFAULT-VALUE}).")
  private Duration within;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    try (LabBook book = new LabBook(deployment);
        Admin admin = Admins.of(deployment)) {
      LabState state = book.named(name);
      if (state.getStatus() == LabStatus.STOPPED) {
        System.err.println("lab " + name + " has ended before");
        return 0;
      }
      boolean runs = LabBook.alive(state) && !state.getProcess().isEmpty();
      book.write(state, LabStatus.STOPPING);
      if (!runs || !endedByItself(book)) {
        // Its process is gone, so its rest is put away from here.
        Shadow.remove(admin, deployment, name);
        book.write(book.named(name), LabStatus.STOPPED);
      }
      System.err.println("lab " + name + " has ended; its results are kept");
      return 0;
    }
  }

  /** Waits for its process to end it; false where that went away without having heard. */
  private boolean endedByItself(LabBook book) throws InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    for (LabState state = book.named(name);
        state.getStatus() != LabStatus.STOPPED;
        state = book.named(name)) {
      if (state.getProcess().isEmpty()) {
        return false;
      }
      if (state.getStatus() != LabStatus.STOPPING) {
        // What its process told at the same instant came after the word to stop.
        book.write(state, LabStatus.STOPPING);
      }
      if (System.nanoTime() > until) {
        throw new CommandFailure(
            CommandFailure.TOO_LONG,
            "the process of lab " + name + " has not ended it within " + within.toSeconds() + " s");
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }
}
