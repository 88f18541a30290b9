package org.echelon.producers.client;

/**
 * What is wrong with a record, for the person who sends it.
 *
 * @param code public reason code, the one a refused record would carry
 * @param field field at fault; empty for the whole record
 * @param value what it says; may be empty
 * @param cause what is wrong with the value, to be read after it: {@code is below 1}
 * @param cure what to do about it, a whole sentence without its full stop
 */
public record Complaint(String code, String field, String value, String cause, String cure) {
  private static final int VALUE_LENGTH = 100;

  /** The same about a field by its other name. */
  public Complaint named(String otherField) {
    return new Complaint(code, otherField, value, cause, cure);
  }

  /** Cause, value, cure and code in one line: {@code units: "-2" is below 1. Send … [CODE]}. */
  public String text() {
    String end = cure.isEmpty() || cure.endsWith("?") || cure.endsWith(".") ? cure : cure + ".";
    return subject() + cause + ". " + end + (end.isEmpty() ? "" : " ") + "[" + code + "]";
  }

  private String subject() {
    String name = field.isEmpty() ? "" : field + ": ";
    return value.isEmpty() ? name : name + '"' + shortened() + "\" ";
  }

  private String shortened() {
    return value.length() <= VALUE_LENGTH ? value : value.substring(0, VALUE_LENGTH) + "…";
  }
}
