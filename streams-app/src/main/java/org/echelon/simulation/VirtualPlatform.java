package org.echelon.simulation;

import org.apache.avro.specific.SpecificRecord;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A whole platform that does nothing by itself: no clock, no thread. Time is the last tick sent to
 * it; the same records sent in the same order give the same records published.
 */
public interface VirtualPlatform extends AutoCloseable {

  /** Takes what is published and refused. */
  interface Subscriber {

    /** Whether it reads a topic; what decides nothing and nobody reads may be left unwritten. */
    default boolean wants(Topic topic) {
      return true;
    }

    /** A record of a public topic, in the order of its topic. */
    void published(Topic topic, String key, SpecificRecord record);

    /** A record was refused for the reason of this code. */
    default void refused(String code) {}
  }

  /** Tells a subscriber of everything that is published from now on. */
  void subscribe(Subscriber subscriber);

  /**
   * Writes a record to a topic of the outside world; it may be taken in at once or at {@link
   * #settle}.
   *
   * @param record null deletes what is kept under the key
   */
  void send(Topic topic, String key, @Nullable SpecificRecord record);

  /** Works until nothing is left to do, with every plan up to date and every ladder published. */
  void settle();

  /**
   * Makes a price run over what is known now and publishes the vector, to be taken in at {@link
   * #settle}; false when there is nothing to price yet.
   */
  boolean price();

  @Override
  void close();
}
