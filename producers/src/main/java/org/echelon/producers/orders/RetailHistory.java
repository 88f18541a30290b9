package org.echelon.producers.orders;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sales and cancellations of a retailer's file, held in memory. Write-offs and finds are left out:
 * they tell of a stock that is not the simulated one. A cancellation whose order was placed before
 * the part that is replayed comes back as a return.
 */
public final class RetailHistory implements OrderHistory {
  private final List<RetailRow> sales;
  private final long rowsLeftOut;
  private final Path file;

  private RetailHistory(Path file, List<RetailRow> sales, long rowsLeftOut) {
    this.file = file;
    this.sales = sales;
    this.rowsLeftOut = rowsLeftOut;
  }

  /** The files that are read for a file of orders: itself and the overlay beside it. */
  public static List<Path> files(Path orders) {
    return List.of(orders, orders.toAbsolutePath().resolveSibling(Zones.OVERLAY));
  }

  /** Reads a file from end to end. */
  public static RetailHistory of(Path file) {
    List<RetailRow> sales = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    long leftOut = 0;
    try (RetailRows rows = new RetailRows(file)) {
      for (var read = rows.next(); read.isPresent(); read = rows.next()) {
        Optional<RetailRow> row = read.get().row().filter(RetailHistory::ofCustomer);
        row.ifPresent(r -> sales.add(compact(r, texts)));
        leftOut += row.isEmpty() ? 1 : 0;
      }
    }
    return new RetailHistory(file, List.copyOf(sales), leftOut);
  }

  @Override
  public String name() {
    return "retail";
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public List<? extends Sale> sales() {
    return sales;
  }

  @Override
  public long rowsLeftOut() {
    return rowsLeftOut;
  }

  @Override
  public OrderFeed orders(Part part, ShippedFrom shipped, long seed) {
    List<RetailRows.Read> rows =
        sales.stream()
            .filter(part::has)
            .map(row -> new RetailRows.Read(Optional.of(row), row.text(), ""))
            .toList();
    RetailEvents events = new RetailEvents(Zones.beside(file, seed), shipped, seed);
    return new RetailOrders(RowSource.of(rows), events, Instant.EPOCH);
  }

  private static boolean ofCustomer(RetailRow row) {
    return row.type() == RetailRow.Type.SALE || row.type() == RetailRow.Type.CANCEL;
  }

  /** Half a million rows fit where each text is held once. */
  private static RetailRow compact(RetailRow row, Map<String, String> texts) {
    return new RetailRow(
        texts.computeIfAbsent(row.invoice(), text -> text),
        row.lineNo(),
        row.at(),
        texts.computeIfAbsent(row.sku(), text -> text),
        row.units(),
        row.unitPrice(),
        texts.computeIfAbsent(row.customer(), text -> text),
        row.type(),
        "");
  }
}
