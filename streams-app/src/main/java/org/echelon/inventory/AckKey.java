package org.echelon.inventory;

/** Names one ack document of a command. */
public record AckKey(AckKind kind, String part) implements Comparable<AckKey> {

  /** Movements have parts, a SHORT has the side that speaks, the others exist once. */
  static AckKey of(AckKind kind, String part, int node) {
    return switch (kind) {
      case PICKED, SHIPPED, RECEIVED -> new AckKey(kind, part);
      case SHORT -> new AckKey(kind, Integer.toString(node));
      case ACCEPTED, REJECTED, CANCELLED -> new AckKey(kind, "1");
    };
  }

  @Override
  public int compareTo(AckKey other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : part.compareTo(other.part);
  }
}
