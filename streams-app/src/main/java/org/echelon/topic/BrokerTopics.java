package org.echelon.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a broker knows of our topics. */
public final class BrokerTopics {
  private final Admin admin;
  private final String prefix;

  BrokerTopics(Admin admin, String prefix) {
    this.admin = admin;
    this.prefix = prefix;
  }

  /** Our topics that are there, by name. */
  Map<String, TopicDescription> found() throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      names.add(topic.name(prefix));
    }
    Map<String, TopicDescription> found = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
        admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        found.put(answer.getKey(), answer.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw failed(e);
        }
      }
    }
    return found;
  }

  /**
   * Waits for an answer.
   *
   * @throws UnreachableException when none comes in time
   * @throws IllegalStateException when the broker refuses
   */
  public static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  /** What to throw for an answer that is none. */
  static IllegalStateException failed(ExecutionException e) {
    return e.getCause() instanceof TimeoutException
        ? new UnreachableException(
            "the broker does not answer; is it running, and is --bootstrap its address?", e)
        : new IllegalStateException("the broker refused: " + e.getCause(), e);
  }
}
