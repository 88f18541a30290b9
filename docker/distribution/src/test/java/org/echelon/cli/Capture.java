package org.echelon.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the command line and keeps what it prints. */
public final class Capture {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Returns the exit code. */
  public int run(String... arguments) {
    return line().execute(arguments);
  }

  /** A command line whose output is kept here. */
  CommandLine line() {
    return Echelon.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  /** All it printed, of all runs since the last {@link #clear}. */
  public String out() {
    return out.toString();
  }

  /** All it told on standard error. */
  public String err() {
    return err.toString();
  }

  /** Forgets what was printed so far. */
  public void clear() {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
  }
}
