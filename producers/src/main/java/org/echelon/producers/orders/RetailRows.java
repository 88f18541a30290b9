package org.echelon.producers.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of an order file one after the other, each read or with the reason why not. */
final class RetailRows implements AutoCloseable {
  private final BufferedReader reader;
  private final RetailColumns columns;

  /** A row, or the text and code of one that cannot be used. */
  record Read(Optional<RetailRow> row, String text, String code) {}

  RetailRows(Path file) {
    this.reader = TextFile.open(file);
    String header = line();
    if (header == null) {
      throw new IllegalArgumentException("the order file " + file.getFileName() + " is empty");
    }
    this.columns = new RetailColumns(header);
  }

  /** The next row; empty at the end of the file. */
  Optional<Read> next() {
    String text = line();
    while (text != null && text.isBlank()) {
      text = line();
    }
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Read(Optional.of(columns.read(text)), text, ""));
    } catch (RetailColumns.UnusableRowException e) {
      return Optional.of(new Read(Optional.empty(), text, e.code()));
    }
  }

  private String line() {
    try {
      return reader.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("the order file breaks off", e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
