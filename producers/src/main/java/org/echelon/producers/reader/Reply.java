package org.echelon.producers.reader;

import org.echelon.command.Ack;

/**
 * Answers one command, at once or days later, from the thread that polls. A command that was not
 * finished when the reader ended is handed again to the next one of its group: then answer again,
 * the ids of the acks make the repetition harmless.
 */
public interface Reply {

  /** Sends an ack. Its id should follow from command, kind and part, as {@link AckDraft} has it. */
  void send(Ack ack);

  /** Everything is said: the command is not handed again. */
  void finished();
}
