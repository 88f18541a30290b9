package org.echelon.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in a line; the stack only when asked for with ECHELON_TRACE. */
final class Failures {
  private static final int FAILED = 1;

  private Failures() {}

  static int tell(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println("echelon: " + message(failure));
    if (System.getenv("ECHELON_TRACE") != null) {
      failure.printStackTrace(command.getErr());
    }
    return FAILED;
  }

  private static String message(Throwable failure) {
    String own = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    Throwable cause = failure.getCause();
    return cause == null || cause.getMessage() == null || own.contains(cause.getMessage())
        ? own
        : own + ": " + cause.getMessage();
  }
}
