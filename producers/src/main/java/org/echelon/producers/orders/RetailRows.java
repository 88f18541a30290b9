package org.echelon.producers.orders;

import java.nio.file.Path;
import java.util.Optional;

/** The rows of a retailer's file one after the other, each read or with the reason why not. */
final class RetailRows implements RowSource<RetailRows.Read> {
  private final RowFile file;
  private final RetailColumns columns;

  /** A row, or the text and code of one that cannot be used. */
  record Read(Optional<RetailRow> row, String text, String code) {}

  RetailRows(Path file) {
    this.file = new RowFile(file);
    this.columns = new RetailColumns(this.file.header());
  }

  @Override
  public Optional<Read> next() {
    return file.next().map(this::read);
  }

  private Read read(String text) {
    try {
      return new Read(Optional.of(columns.read(text)), text, "");
    } catch (UnusableRowException e) {
      return new Read(Optional.empty(), text, e.code());
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
