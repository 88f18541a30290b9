package org.echelon.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of the page, from the class path: plain names in one folder, and the page itself for
 * each of its addresses.
 */
final class StaticFiles {
  private static final String FOLDER = "/org/echelon/console/page/";
  private static final Pattern NAME = Pattern.compile("/([a-z][a-z0-9-]*\\.(js|css|svg))");
  private static final Set<String> PAGES =
      Set.of(
          "prices",
          "capacity",
          "stock",
          "commands",
          "control",
          "refused",
          "compare",
          "sku",
          "why",
          "whatif");

  private StaticFiles() {}

  /** A file and its media type. */
  record Found(byte[] bytes, String type) {}

  /**
   * The file of a path.
   *
   * @param path as it was sent, not decoded, so that nothing in it can mean another folder
   */
  static Optional<Found> at(String path) throws IOException {
    var name = NAME.matcher(path);
    if (name.matches()) {
      return read(name.group(1), type(name.group(2)));
    }
    String first = path.substring(1).split("/", 2)[0];
    boolean page = path.equals("/") || PAGES.contains(first) && !path.contains("..");
    return page ? read("index.html", type("html")) : Optional.empty();
  }

  private static String type(String ending) {
    return switch (ending) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("no media type of " + ending);
    };
  }

  private static Optional<Found> read(String name, String type) throws IOException {
    try (InputStream in = StaticFiles.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? Optional.empty() : Optional.of(new Found(in.readAllBytes(), type));
    }
  }
}
