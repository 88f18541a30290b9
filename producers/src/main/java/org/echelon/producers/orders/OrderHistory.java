package org.echelon.producers.orders;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The orders of a file, read once and held, so that parts of it can be replayed many times. */
public interface OrderHistory {

  /** A short name, such as retail. */
  String name();

  /** Where its weeks begin on Monday. */
  ZoneId zone();

  /** What was sold, in order of time; taken back where units are below zero. */
  List<? extends Sale> sales();

  /** Rows that are no orders of customers or cannot be read, and are not replayed. */
  long rowsLeftOut();

  /**
   * A part of the orders.
   *
   * @param shipped tells a cancellation from a return
   * @param seed of what the file does not say
   */
  OrderFeed orders(Part part, ShippedFrom shipped, long seed);

  /** A row that sells units of an item or takes them back. */
  interface Sale {
    /** What was sold. */
    String sku();

    /** When. */
    Instant at();

    /** How many units, below zero where they are taken back. */
    long units();

    /** What all of them cost, currency. */
    double money();
  }

  /**
   * Which rows are replayed.
   *
   * @param from the first instant
   * @param to the first instant after
   */
  record Part(Instant from, Instant to, Lines lines) {

    /** Whether a row belongs to it. */
    public boolean has(Sale sale) {
      return !sale.at().isBefore(from)
          && sale.at().isBefore(to)
          && lines.have(sale.sku(), Math.abs(sale.units()));
    }
  }

  /** Lines of some items up to some size. */
  @FunctionalInterface
  interface Lines {
    /** Whether a line of so many units is among them. */
    boolean have(String sku, long units);
  }
}
