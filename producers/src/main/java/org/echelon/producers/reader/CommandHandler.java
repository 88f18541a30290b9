package org.echelon.producers.reader;

/** The warehouse's own work. */
public interface CommandHandler {

  /**
   * Takes a command or a higher revision of one. Called once for each revision; what expired, came
   * before or is not understood never gets here.
   */
  void take(ReceivedCommand command, Reply reply);
}
