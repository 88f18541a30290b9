package org.echelon.console;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells an order of our own page from one that another site makes a browser send: it comes from the
 * address that it is sent to, as JSON, with a token that only a page of that address can read.
 */
final class PageToken {
  static final String HEADER = "X-Echelon-Token";
  private static final int BYTES = 16;

  private final String token;

  PageToken() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    token = HexFormat.of().formatHex(bytes);
  }

  /** What the page sends back. */
  String text() {
    return token;
  }

  /**
   * Checks a request that is to change something.
   *
   * @throws ApiException when it does not come from our page
   */
  void check(Headers headers) {
    String host = first(headers, "Host");
    if (host.isEmpty() || !first(headers, "Origin").equals("http://" + host)) {
      throw foreign("it does not come from a page of this address");
    }
    String site = first(headers, "Sec-Fetch-Site");
    if (!site.isEmpty() && !site.equals("same-origin")) {
      throw foreign("the browser says that it comes from elsewhere");
    }
    if (!first(headers, "Content-Type").startsWith("application/json")) {
      throw foreign("it is not JSON");
    }
    byte[] given = first(headers, HEADER).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8))) {
      throw foreign("it lacks the page's token, or has that of an earlier start");
    }
  }

  private static String first(Headers headers, String name) {
    return Optional.ofNullable(headers.getFirst(name)).orElse("");
  }

  private static ApiException foreign(String cause) {
    return new ApiException(
        403, "NOT_FROM_THE_PAGE", "this order is not taken: " + cause, "Load the page again.");
  }
}
