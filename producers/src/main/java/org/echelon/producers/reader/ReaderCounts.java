package org.echelon.producers.reader;

/** What a reader has read and said since it began. */
public final class ReaderCounts {
  long handed;
  long repeated;
  long unknown;
  long expired;
  long unreadable;
  long answers;

  ReaderCounts() {}

  /** Revisions handed to the handler. */
  public long handed() {
    return handed;
  }

  /** Lower or equal revisions, ignored. */
  public long repeated() {
    return repeated;
  }

  /** Changes that this version does not know, ignored. */
  public long unknown() {
    return unknown;
  }

  /** Commands that had expired, answered with a rejection. */
  public long expired() {
    return expired;
  }

  /** Records that are no command, skipped. */
  public long unreadable() {
    return unreadable;
  }

  /** Acks sent. */
  public long answers() {
    return answers;
  }
}
