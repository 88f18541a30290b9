package org.echelon.doctor;

/**
 * What a check has found of one object.
 *
 * @param id of the check, such as {@code topic.partitions}
 * @param object topic, subject, group or address that it is about
 * @param text cause in a sentence, with the value found and the value needed
 * @param value found, a number or a text; empty where there is none
 * @param expected what it should be, likewise
 * @param cure what to do, a command where one exists; empty where nothing is to be done
 */
public record Finding(
    String id, Mark mark, String object, String text, Object value, Object expected, String cure) {

  static Finding good(String id, String object, String text) {
    return plain(id, Mark.GOOD, object, text);
  }

  static Finding critical(String id, String object, String text) {
    return plain(id, Mark.CRITICAL, object, text);
  }

  static Finding warning(String id, String object, String text) {
    return plain(id, Mark.WARNING, object, text);
  }

  static Finding note(String id, String object, String text) {
    return plain(id, Mark.NOTE, object, text);
  }

  /** A check that could not be made, and why. */
  static Finding notLooked(String id, String why) {
    return plain(id, Mark.NOT_LOOKED, "", why);
  }

  private static Finding plain(String id, Mark mark, String object, String text) {
    return new Finding(id, mark, object, text, "", "", "");
  }

  /** The same with the value found and the value needed. */
  Finding values(Object found, Object needed) {
    return new Finding(id, mark, object, text, found, needed, cure);
  }

  /** The same with what to do. */
  Finding cure(String what) {
    return new Finding(id, mark, object, text, value, expected, what);
  }
}
