package org.echelon.codec;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The values of public topics as bytes and as records. One instance serves one thread at a time.
 */
public interface PublicValues extends AutoCloseable {

  /**
   * The bytes of a record on its topic.
   *
   * @param topic full name
   * @param record of the topic's type, or null for a deletion
   * @return null for a deletion
   * @throws RegistryUnavailableException when the schema cannot be looked up at the moment
   * @throws IllegalArgumentException when the record is not of the topic's type
   * @throws IllegalStateException when the topic's schema is not registered
   */
  byte @Nullable [] write(String topic, @Nullable SpecificRecord record);

  /**
   * The record in the bytes of a topic.
   *
   * @param topic full name
   * @param bytes null for a deletion
   * @return null for a deletion
   * @throws UnreadableException when no later try can succeed: the record is to be refused
   * @throws RegistryUnavailableException when a later try may succeed: the record must not be
   *     refused
   */
  @Nullable SpecificRecord read(String topic, byte @Nullable [] bytes);

  @Override
  void close();
}
