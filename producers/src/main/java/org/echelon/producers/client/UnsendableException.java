package org.echelon.producers.client;

/** A record would be refused, so it was not sent. */
public final class UnsendableException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Complaint complaint;

  UnsendableException(Complaint complaint) {
    super(complaint.text());
    this.complaint = complaint;
  }

  /** What is wrong with it. */
  public Complaint complaint() {
    return complaint;
  }
}
