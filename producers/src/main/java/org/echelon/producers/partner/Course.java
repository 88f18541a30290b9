package org.echelon.producers.partner;

import java.time.Instant;
import java.util.List;

/**
 * The answers to one command and the instant from which it can no longer be stopped.
 *
 * @param speaker node that would confirm a cancellation
 */
record Course(String speaker, Instant leavesAt, List<Answer> answers) {}
