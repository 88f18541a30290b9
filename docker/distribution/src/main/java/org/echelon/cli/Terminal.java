package org.echelon.cli;

import java.io.Console;

/** Whether somebody is watching. */
final class Terminal {
  private Terminal() {}

  /** Whether this process talks to a terminal, where lines may be rewritten. */
  @SuppressWarnings("SystemConsoleNull") // null up to Java 21 only, which is why both are asked
  static boolean interactive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      // Before Java 22 there is a console only where there is a terminal.
      return true;
    }
  }
}
