package org.echelon.epcis;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.contract.Examples;
import org.echelon.topic.Topic;

/** The examples of the pages of records, in a deployment that knows their names. */
final class EpcisSamples {
  static final EpcisIds IDS = new EpcisIds("https://id.example.org/");
  static final Instant WRITTEN = Instant.parse("2026-11-23T14:05:02Z");
  static final Instant CREATED = Instant.parse("2026-11-24T00:00:00Z");

  private EpcisSamples() {}

  /** A lookup that has learnt the examples of network, item and commands. */
  static EpcisLookup lookup() {
    EpcisLookup lookup = new EpcisLookup();
    for (Topic topic :
        List.of(Topic.NETWORK, Topic.ITEM, Topic.TRANSFER, Topic.PURCHASE, Topic.ASSIGNMENT)) {
      lookup.learn(Examples.of(topic));
    }
    return lookup;
  }

  static EpcisMapping mapping() {
    return new EpcisMapping(IDS, lookup());
  }

  /** A book of the examples of some topics. */
  static EpcisBook book(Topic... topics) {
    EpcisBook book = new EpcisBook(mapping());
    for (Topic topic : topics) {
      SpecificRecord example = Examples.of(topic);
      book.take(topic, example, WRITTEN);
    }
    return book;
  }
}
