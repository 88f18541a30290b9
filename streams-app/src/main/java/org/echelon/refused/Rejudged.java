package org.echelon.refused;

/**
 * What would become of a refused record if it were sent again now.
 *
 * @param source who sent it, empty where nothing says so
 * @param verdict what can be said
 * @param reason for PASSES and UNSURE the reason that it was refused for, for REFUSED the one that
 *     it would be refused for now, for NEVER empty
 * @param words the rest of the sentence, for people
 */
public record Rejudged(
    RefusedEntry entry, String source, Verdict verdict, String reason, String words) {

  /** What can be said beforehand. */
  public enum Verdict {
    /** All that was held against it can be judged here, and nothing is left of it. */
    PASSES,
    /** It would be refused again. */
    REFUSED,
    /** Its form and what it names are right; whether the ledger takes it, only the ledger knows. */
    UNSURE,
    /** It is not for sending again. */
    NEVER
  }
}
