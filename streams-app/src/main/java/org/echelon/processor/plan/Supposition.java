package org.echelon.processor.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is supposed to be otherwise than it is.
 *
 * @param of the zone, lane or node it is about, empty for all of them
 * @param factor what is multiplied by this; 1 where a value is set
 * @param value what is set in its place: a price, currency per cube-day or per unit
 */
public record Supposition(Kind kind, String of, double factor, Optional<Double> value) {
  private static final double MOST = 100;

  /** A lead time has a mean above zero. */
  private static final double LEAST_OF_TIME = 0.01;

  /** What is supposed. */
  public enum Kind {
    /** Demand of all zones or of one. */
    DEMAND,
    /** Lead times of all lanes that fill nodes, or of one. */
    LEAD_TIME,
    /** A node is shut. */
    CLOSED,
    /** The shadow price of storage at a node. */
    STORAGE_PRICE,
    /** The shadow price of flow through a node. */
    FLOW_PRICE,
    /** The storage of a node. */
    STORAGE,
    /** What passes through a node a day. */
    FLOW;

    private static final List<Kind> OF_NETWORK = List.of(STORAGE, FLOW);

    /** Whether it is answered by pricing all SKUs anew, and not by planning one. */
    public boolean ofNetwork() {
      return OF_NETWORK.contains(this);
    }

    /** Whether it names a node. */
    public boolean ofNode() {
      return this != DEMAND && this != LEAD_TIME;
    }

    /** In words. */
    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether it may be set, and not only multiplied. */
    public boolean settable() {
      return this == STORAGE_PRICE || this == FLOW_PRICE;
    }
  }

  /**
   * @throws SuppositionException when a figure is out of its range, or no node is named
   */
  public Supposition {
    double least = kind == Kind.LEAD_TIME ? LEAST_OF_TIME : 0;
    if (!(factor >= least && factor <= MOST)) {
      throw SuppositionException.range(
          "the factor of " + kind + " is " + factor + "; it must lie in " + least + " to " + MOST);
    }
    if (value.isPresent() && !(kind.settable() && value.get() >= 0 && value.get() <= 1e9)) {
      throw SuppositionException.range(
          kind + " cannot be set to " + value.get() + "; prices can, to 0 or more");
    }
    if (kind.ofNode() && of.isEmpty()) {
      throw SuppositionException.range(kind + " lacks the node that it is about");
    }
  }

  /** Multiplies. */
  public static Supposition times(Kind kind, String of, double factor) {
    return new Supposition(kind, of, factor, Optional.empty());
  }

  /** Sets a price. */
  public static Supposition set(Kind kind, String of, double value) {
    return new Supposition(kind, of, 1, Optional.of(value));
  }

  /** Shuts a node. */
  public static Supposition closed(String node) {
    return times(Kind.CLOSED, node, 1);
  }

  /** Whether all stays as it is. */
  public boolean neutral() {
    return kind != Kind.CLOSED && factor == 1 && value.isEmpty();
  }

  /** In words. */
  public String words() {
    String what =
        switch (kind) {
          case DEMAND -> "demand" + (of.isEmpty() ? "" : " of " + of);
          case LEAD_TIME -> "lead times" + (of.isEmpty() ? "" : " of " + of);
          case CLOSED -> of + " shut";
          case STORAGE_PRICE -> "storage price of " + of;
          case FLOW_PRICE -> "flow price of " + of;
          case STORAGE -> "storage of " + of;
          case FLOW -> "flow of " + of;
        };
    if (kind == Kind.CLOSED) {
      return what;
    }
    return what + value.map(set -> " set to " + plain(set)).orElse(" × " + plain(factor));
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
