package org.echelon.producers.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of rows below a header, plain or gzip, read one row at a time. */
public final class RowFile implements AutoCloseable {
  private final Path file;
  private final BufferedReader reader;
  private final List<String> header;

  /**
   * Opens a file and reads its header.
   *
   * @throws IllegalArgumentException when the file is empty
   */
  public RowFile(Path file) {
    this.file = file;
    this.reader = TextFile.open(file);
    String first = line();
    if (first == null) {
      close();
      throw new IllegalArgumentException("the file " + file.getFileName() + " is empty");
    }
    this.header = List.copyOf(Cells.split(first));
  }

  /** The names of the columns. */
  public List<String> header() {
    return header;
  }

  /** The index of a column. */
  public int column(String name) {
    return Cells.column(header, name);
  }

  /** The text of the next row that is not blank; empty at the end of the file. */
  public Optional<String> next() {
    String text = line();
    while (text != null && text.isBlank()) {
      text = line();
    }
    return Optional.ofNullable(text);
  }

  private String line() {
    try {
      return reader.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file.getFileName() + " breaks off", e);
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
