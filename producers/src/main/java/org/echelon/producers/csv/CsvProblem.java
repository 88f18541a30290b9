package org.echelon.producers.csv;

import org.echelon.producers.client.Complaint;

/** What is wrong in a file, and where. */
public record CsvProblem(String file, long line, Complaint complaint) {

  /** {@code file:line: column: cause, value, cure}. */
  public String text() {
    return file + ":" + line + ": " + complaint.text();
  }
}
