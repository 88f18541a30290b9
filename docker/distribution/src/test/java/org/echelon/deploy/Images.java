package org.echelon.deploy;

import java.util.regex.Pattern;

/** Names of images. */
final class Images {
  /** A tag with the whole version, as 4.3.1 or 25.0.4.1_1-jre-noble; a 4 or 4.3 moves on. */
  private static final Pattern FIXED =
      Pattern.compile("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+[A-Za-z0-9._-]*");

  private Images() {}

  /** Whether it will be the same image tomorrow. */
  static boolean fixed(String image) {
    return FIXED.matcher(image).matches();
  }

  /** Whether it is that of docker/Dockerfile. */
  static boolean ours(String image) {
    return image.equals("echelon") || image.startsWith("echelon:");
  }
}
