package org.echelon.inventory;

/** An ack that waits for its command to appear: the command, and which of its documents it is. */
public record WaitingAck(String commandId, AckKey key) {}
