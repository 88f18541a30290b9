package org.echelon.processor.plan;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds of a SKU, read when it is first needed: most of a start would be decoding what
 * nobody asks for yet. When it is read changes nothing but the time that takes. For one thread.
 */
final class Stored<T> {
  private @Nullable Supplier<T> source;
  private @Nullable T value;

  /** Whether there is a value, read or not. */
  boolean isPresent() {
    return source != null || value != null;
  }

  /** Whether nothing is left to be read. */
  boolean isRead() {
    return source == null;
  }

  /**
   * The value, or null.
   *
   * @throws KafkaException when it cannot be read, which stops the task as a store that fails does:
   *     were it a fault of the work at hand it would freeze the SKU for good
   */
  @Nullable T get() {
    Supplier<T> unread = source;
    if (unread != null) {
      try {
        value = unread.get();
      } catch (RuntimeException fault) {
        throw new KafkaException("what a store holds cannot be read: " + fault.getMessage(), fault);
      }
      source = null;
    }
    return value;
  }

  /** Sets the value; one that was not read is read first, for what is noted as it is read. */
  void set(@Nullable T next) {
    get();
    value = next;
  }

  /** Lets a value be read once it is needed. */
  void later(Supplier<T> stored) {
    source = stored;
    value = null;
  }

  /** Changes the value if there is one; one that was not read is changed after it is read. */
  void change(UnaryOperator<T> change) {
    Supplier<T> unread = source;
    if (unread != null) {
      source = () -> change.apply(unread.get());
    } else if (value != null) {
      value = change.apply(value);
    }
  }
}
