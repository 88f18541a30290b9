package org.echelon.producers.orders;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Sales and cancellations of a retailer's file, held in memory. Write-offs and finds are left out:
 * they tell of a stock that is not the simulated one. A cancellation whose order was placed before
 * the part that is replayed comes back as a return.
 */
public final class RetailHistory implements OrderHistory {
  private final HeldRows<RetailRow> sales;
  private final Path file;

  private RetailHistory(Path file, HeldRows<RetailRow> sales) {
    this.file = file;
    this.sales = sales;
  }

  /** The files that are read for a file of orders: itself and the overlay beside it. */
  public static List<Path> files(Path orders) {
    return List.of(orders, orders.toAbsolutePath().resolveSibling(Zones.OVERLAY));
  }

  /** Reads a file from end to end. */
  public static RetailHistory of(Path file) {
    return new RetailHistory(
        file, HeldRows.of(new RetailRows(file), RetailHistory::ofCustomer, RetailHistory::compact));
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
    return sales.rows();
  }

  @Override
  public long rowsLeftOut() {
    return sales.leftOut();
  }

  @Override
  public OrderFeed orders(Part part, ShippedFrom shipped, long seed) {
    RetailEvents events = new RetailEvents(Zones.beside(file, seed), shipped, seed);
    return new RetailOrders(sales.of(part), events, Instant.EPOCH);
  }

  private static boolean ofCustomer(RetailRow row) {
    return row.type() == RetailRow.Type.SALE || row.type() == RetailRow.Type.CANCEL;
  }

  private static RetailRow compact(RetailRow row, UnaryOperator<String> once) {
    return new RetailRow(
        once.apply(row.invoice()),
        row.lineNo(),
        row.at(),
        once.apply(row.sku()),
        row.units(),
        row.unitPrice(),
        once.apply(row.customer()),
        row.type(),
        "");
  }
}
