package org.echelon.producers.client;

import org.apache.kafka.common.TopicPartition;
import org.echelon.topic.Topic;

/** Where the broker keeps a record that was sent. */
public record Stored(Topic topic, TopicPartition partition, long offset) {}
