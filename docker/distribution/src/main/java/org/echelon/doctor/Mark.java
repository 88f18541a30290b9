package org.echelon.doctor;

/** How much a finding matters, and the sign it is printed with. */
public enum Mark {
  GOOD("●"),
  /** Stops the work, or makes it wrong. */
  CRITICAL("■"),
  /** Does harm if it stays. */
  WARNING("▲"),
  /** Worth knowing; a healthy deployment may have it. */
  NOTE("○"),
  /** Could not be looked at. */
  NOT_LOOKED("◌");

  private final String sign;

  Mark(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }

  /** Whether a deployment with such a finding is not healthy. */
  public boolean unhealthy() {
    return this == CRITICAL || this == WARNING;
  }
}
