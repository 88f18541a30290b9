package org.echelon.topic;

/**
 * One thing about a deployment that is not as declared.
 *
 * @param object the topic or subject
 * @param what the property that differs, such as {@code cleanup.policy}
 * @param found its value there, "none" where there is none
 * @param expected its value as declared here
 * @param cure what to do about it
 */
public record Difference(String object, String what, String found, String expected, String cure) {
  /** Cause, values and cure on one line. */
  public String line() {
    return object + ": " + what + " is " + found + ", should be " + expected + "; " + cure;
  }
}
