package org.echelon.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal before something that is felt. */
final class Confirmation {
  private Confirmation() {}

  /** Whether it may go on; where nobody is at a terminal there is nobody to ask. */
  @SuppressWarnings("SystemConsoleNull") // null up to Java 21 only, which is why both are asked
  static boolean given(String question, PrintWriter err) {
    Console console = System.console();
    if (console == null || !Terminal.interactive()) {
      return true;
    }
    err.print(question + " [y/N] ");
    err.flush();
    return agrees(console.readLine());
  }

  /** Whether an answer, null at the end of input, is a yes. */
  static boolean agrees(@Nullable String answer) {
    String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }
}
