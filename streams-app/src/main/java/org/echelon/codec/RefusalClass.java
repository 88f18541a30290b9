package org.echelon.codec;

/** What is wrong with a refused record, which says who can cure it. */
public enum RefusalClass {
  /** The bytes cannot be read. */
  POISON,
  /** A field is missing, malformed or contradicts another. */
  FIELD,
  /** Something named is not in the network in force. */
  REFERENCE,
  /** Dated too early or too late. */
  LATE,
  /** Contradicts what was said before. */
  CONFLICT,
  /** More than is allowed. */
  LIMIT
}
