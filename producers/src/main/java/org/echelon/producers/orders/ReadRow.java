package org.echelon.producers.orders;

import java.util.Optional;

/**
 * A row of a file, or the text and code of one that cannot be used.
 *
 * @param code why it cannot be used, empty where it can
 */
public record ReadRow<R>(Optional<R> row, String text, String code) {

  /** Turns text into a row. */
  @FunctionalInterface
  public interface Reader<R> {
    R read(String text) throws UnusableRowException;
  }

  /** Reads a row, or tells why not. */
  public static <R> ReadRow<R> of(String text, Reader<R> reader) {
    try {
      return new ReadRow<>(Optional.of(reader.read(text)), text, "");
    } catch (UnusableRowException e) {
      return new ReadRow<>(Optional.empty(), text, e.code());
    }
  }

  /** A row held in memory. */
  public static <R> ReadRow<R> held(R row) {
    return new ReadRow<>(Optional.of(row), "", "");
  }
}
