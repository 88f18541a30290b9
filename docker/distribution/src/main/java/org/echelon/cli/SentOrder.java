package org.echelon.cli;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.producers.publish.Publisher;
import org.echelon.topic.Topic;

/** Sends an order with a word in the audit before and after, and waits until it is obeyed. */
final class SentOrder {
  private SentOrder() {}

  /** Waits for what was written at an offset. */
  @FunctionalInterface
  interface Obeyed {
    /**
     * Returns once all tasks obey.
     *
     * @throws CommandFailure when it was refused, or is not obeyed in time
     */
    void await(long offset);
  }

  /**
   * Sends it.
   *
   * @return milliseconds from sending it until all obeyed
   * @throws CommandFailure of the one who waits, which the audit has then
   */
  static long send(Deployment deployment, Control control, String operation, Obeyed obeyed) {
    return send(deployment, Audits.Person.atTerminal(), control, operation, obeyed);
  }

  /** The same, of a person who need not be at a terminal. */
  static long send(
      Deployment deployment,
      Audits.Person person,
      Control control,
      String operation,
      Obeyed obeyed) {
    RegistryValues values = new RegistryValues(deployment.registryUrl(), deployment.prefix());
    try (Publisher publisher = new Publisher(deployment, values)) {
      Map<String, String> parameters = Map.of("revision", Integer.toString(control.getRevision()));
      Audits audit =
          Audits.requested(
              publisher, person, operation, control.getScope(), parameters, control.getWhy());
      long start = System.nanoTime();
      publisher.send(Topic.CONTROL, control.getControlId(), control, control.getRequestedAt());
      publisher.flush();
      TopicPartition topic = new TopicPartition(deployment.name(Topic.CONTROL), 0);
      try {
        obeyed.await(Objects.requireNonNull(publisher.written().get(topic)) - 1);
      } catch (CommandFailure refused) {
        audit.refused(String.valueOf(refused.getMessage()));
        throw refused;
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      audit.done();
      return millis;
    }
  }
}
