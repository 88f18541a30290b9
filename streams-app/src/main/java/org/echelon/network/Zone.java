package org.echelon.network;

import java.time.ZoneId;
import java.util.List;

/**
 * A demand zone.
 *
 * @param postalPrefixes beginnings of the postal codes that lie in it
 */
public record Zone(String id, String region, ZoneId timeZone, List<String> postalPrefixes) {

  /** A zone that no postal code leads to. */
  public Zone(String id, String region, ZoneId timeZone) {
    this(id, region, timeZone, List.of());
  }

  public Zone {
    postalPrefixes = List.copyOf(postalPrefixes);
  }
}
