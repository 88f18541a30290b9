package org.echelon.epcis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of things as URIs, which EPCIS asks for: a GS1 key as GS1 Digital Link where there is one,
 * anything else below an address of the owner's, in the form that the Core Business Vocabulary 2.0
 * gives to HTTP URLs ({@code …/loc/…}, {@code …/class/…}, {@code …/bt/…}).
 *
 * @param base address below which the owner's own names live, ending in a slash
 */
public record EpcisIds(String base) {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#]+(/[^\\s?#]*)?");
  private static final String GS1 = "https://id.gs1.org/";

  /**
   * A slash is added where it is missing.
   *
   * @throws IllegalArgumentException when it is no address
   */
  public EpcisIds {
    if (!ADDRESS.matcher(base).matches()) {
      throw new IllegalArgumentException(
          "'" + base + "' is no address like https://id.example.org/");
    }
    base = base.endsWith("/") ? base : base + "/";
  }

  /** A place: by its global location number, or by its id. */
  String place(String node, @Nullable String gln) {
    return gln == null ? own("loc", node) : GS1 + "414/" + gln;
  }

  /** A kind of item: by its trade item number, or by its SKU. */
  String item(String sku, @Nullable String gtin) {
    return gtin == null ? own("class", sku) : GS1 + "01/" + gtin;
  }

  /** A shipping container. */
  String container(String sscc) {
    return GS1 + "00/" + sscc;
  }

  /** A document of business: an order, a command, a receipt. */
  String transaction(String id) {
    return own("bt", id);
  }

  /** An event: the same for the same words, here and nowhere else. */
  String event(String words) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes((base + words).getBytes(StandardCharsets.UTF_8));
  }

  private String own(String kind, String id) {
    return base + kind + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
