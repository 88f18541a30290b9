package org.echelon.cli;

import org.echelon.config.Deployment;
import org.echelon.console.ConsoleWriter;

/** Writers as the commands give them to a console, for tests elsewhere. */
public final class ConsoleWriters {
  private ConsoleWriters() {}

  /** One that may all. */
  public static ConsoleWriter operator(Deployment deployment) {
    return ConsoleRole.OPERATOR.writer(deployment);
  }

  /** One that may pause and resume. */
  public static ConsoleWriter planner(Deployment deployment) {
    return ConsoleRole.PLANNER.writer(deployment);
  }
}
