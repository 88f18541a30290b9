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
   * Waits until words are seen, in which … stands for anything.
   *
   * @return whether they were, and what is seen
   */
  Seen await(String words) throws Exception;

  /** What is seen, and whether it is as wanted. */
  record Seen(boolean asWanted, String all) {
    /** Looks for words, in any case. */
    public static Seen of(String words, String all) {
      int anyCase = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
      Pattern wanted = Pattern.compile(Page.words(words), anyCase);
      return new Seen(wanted.matcher(all).find(), all);
    }
  }

  @Override
  void close();
}
