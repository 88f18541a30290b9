package org.echelon.measure.window;

/** A window of a place, by length, start (epoch milliseconds) and name of the region or lane. */
public record Row(Span span, long start, String place) implements Comparable<Row> {

  /** The window of a length that an instant lies in. */
  static Row at(Span span, long at, String place) {
    return new Row(span, span.start(at), place);
  }

  /** The longer window that this one lies in. */
  Row within(Span longer) {
    return at(longer, start, place);
  }

  @Override
  public int compareTo(Row other) {
    int bySpan = span.compareTo(other.span);
    if (bySpan != 0) {
      return bySpan;
    }
    int byStart = Long.compare(start, other.start);
    return byStart != 0 ? byStart : place.compareTo(other.place);
  }
}
