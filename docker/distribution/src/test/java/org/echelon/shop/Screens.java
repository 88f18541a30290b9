package org.echelon.shop;

import java.util.regex.Pattern;

/** What is seen of a console: in a browser, or told by the interface that its pages ask. */
public interface Screens extends AutoCloseable {
  /** Opens a page, or the first one. */
  void open(String path) throws Exception;

  /** Presses keys one after the other. */
  void press(String keys) throws Exception;

  /** Clicks what is called so; the first link of the table where it is called "the first row". */
  void click(String name) throws Exception;

  /**
   * Waits until words are seen.
   *
   * @return what is seen, with the words or, when they do not come in time, without
   */
  String await(Pattern words) throws Exception;

  @Override
  void close();
}
