package org.echelon.producers.orders;

import java.nio.file.Path;
import java.util.Optional;

/** The rows of a retailer's file one after the other, each read or with the reason why not. */
final class RetailRows implements RowSource<ReadRow<RetailRow>> {
  private final RowFile file;
  private final RetailColumns columns;

  RetailRows(Path file) {
    this.file = new RowFile(file);
    this.columns = new RetailColumns(this.file.header());
  }

  @Override
  public Optional<ReadRow<RetailRow>> next() {
    return file.next().map(text -> ReadRow.of(text, columns::read));
  }

  @Override
  public void close() {
    file.close();
  }
}
