package org.echelon.producers.csv;

import org.echelon.producers.client.Complaint;

/** Takes what a form has gathered from all rows of a file. */
interface EndOfFile {
  CsvSettings settings();

  void read(CsvForm.Read read);

  void complain(long line, Complaint complaint);

  /** Leaves out a week that is not over yet. */
  default void unfinished(long line) {}
}
