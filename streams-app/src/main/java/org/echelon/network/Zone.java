package org.echelon.network;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A demand zone.
 *
 * @param postalPrefixes beginnings of the postal codes that lie in it
 * @param station node that parcels of the middle mile are delivered from
 */
public record Zone(
    String id,
    String region,
    ZoneId timeZone,
    List<String> postalPrefixes,
    Optional<String> station) {

  /** A zone that no station delivers in. */
  public Zone(String id, String region, ZoneId timeZone, List<String> postalPrefixes) {
    this(id, region, timeZone, postalPrefixes, Optional.empty());
  }

  /** A zone that no postal code leads to. */
  public Zone(String id, String region, ZoneId timeZone) {
    this(id, region, timeZone, List.of());
  }

  public Zone {
    postalPrefixes = List.copyOf(postalPrefixes);
  }
}
