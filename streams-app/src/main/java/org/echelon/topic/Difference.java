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
  /** What differs where a schema has never been registered. */
  public static final String SUBJECT = "the subject";

  /** What differs where the registry's rule is another. */
  public static final String COMPATIBILITY = "compatibility";

  /** What differs where no registered version is ours. */
  public static final String SCHEMA = "the schema";

  /** What differs where others have registered a version after ours. */
  public static final String NEWEST = "the newest version";

  /** Cause, values and cure on one line. */
  public String line() {
    return object + ": " + what + " is " + found + ", should be " + expected + "; " + cure;
  }
}
