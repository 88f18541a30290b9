package org.echelon.cli;

/** A command ends without having done what was asked, for a reason that has an exit code. */
final class CommandFailure extends RuntimeException {
  static final int NOT_FOUND = 3;
  static final int REFUSED = 4;
  static final int TOO_LONG = 7;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
