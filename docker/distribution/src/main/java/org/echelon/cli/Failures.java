package org.echelon.cli;

import java.net.ConnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.echelon.codec.RegistryUnavailableException;
import org.echelon.producers.shop.ShopException;
import org.echelon.topic.RefusedBySetupException;
import org.echelon.topic.UnreachableException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Says what went wrong in a line, and whether a server was not to be reached; the stack only when
 * asked for with ECHELON_TRACE.
 */
final class Failures {
  private static final int FAILED = 1;
  private static final int REFUSED = 4;
  private static final int UNREACHABLE = 5;

  private Failures() {}

  static int tell(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println("echelon: " + message(failure));
    if (System.getenv("ECHELON_TRACE") != null) {
      failure.printStackTrace(command.getErr());
    }
    return exitCode(failure);
  }

  private static int exitCode(Throwable failure) {
    if (failure instanceof CommandFailure told) {
      return told.exitCode();
    }
    if (failure instanceof ShopException) {
      return CommandFailure.REFUSED;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedBySetupException) {
        return REFUSED;
      }
      if (cause instanceof UnreachableException
          || cause instanceof TimeoutException
          || cause instanceof ConnectException
          || cause instanceof RegistryUnavailableException) {
        return UNREACHABLE;
      }
    }
    return FAILED;
  }

  private static String message(Throwable failure) {
    String own = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    Throwable cause = failure instanceof UnreachableException ? null : failure.getCause();
    return cause == null || cause.getMessage() == null || own.contains(cause.getMessage())
        ? own
        : own + ": " + cause.getMessage();
  }
}
