package org.echelon.throughput;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.echelon.topic.NewTopics;

/**
 * A topic with the records of a backlog, read by everything that is no Plan.
 *
 * @param ends the offsets after its last records; its first are 0
 */
public record LoadTopic(String name, Map<TopicPartition, Long> ends) {

  /**
   * Times that the events are written: what does next to nothing with a record would be done with
   * them once within a few commits.
   */
  private static final int COPIES = 4;

  /** Writes the events of a backlog, several times over, to a new topic. */
  public static LoadTopic write(
      Admin admin, String bootstrap, String name, int partitions, Backlog backlog)
      throws InterruptedException {
    String created = empty(admin, name, partitions);
    try (LogWriter writer = new LogWriter(bootstrap, created)) {
      for (int copy = 0; copy < COPIES; copy++) {
        writer.send(backlog.events());
      }
      return new LoadTopic(created, writer.ends());
    }
  }

  /** Creates an empty topic of one replica; returns its name. */
  public static String empty(Admin admin, String name, int partitions) throws InterruptedException {
    NewTopics.create(admin, List.of(new NewTopic(name, partitions, (short) 1)));
    return name;
  }
}
