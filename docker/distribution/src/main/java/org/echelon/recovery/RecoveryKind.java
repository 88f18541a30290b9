package org.echelon.recovery;

import java.util.Locale;

/** How a Plan ends before it comes back. */
public enum RecoveryKind {
  CLEAN("stopped in order, stores left"),
  NO_STATE("stopped in order, stores deleted"),
  KILLED("killed, stores left"),
  STANDBY("killed beside a standby");

  private final String words;

  RecoveryKind(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** As options and results spell it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the process is given no time to end. */
  boolean kills() {
    return this == KILLED || this == STANDBY;
  }
}
