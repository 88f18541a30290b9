package org.echelon.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the zone of a postal code: the one with the longest prefix of it. */
final class PostalCodes {
  private final Map<String, Integer> zones = new HashMap<>();
  private int longest;

  PostalCodes(List<Zone> all) {
    for (int zone = 0; zone < all.size(); zone++) {
      for (String prefix : all.get(zone).postalPrefixes()) {
        zones.putIfAbsent(prefix, zone);
        longest = Math.max(longest, prefix.length());
      }
    }
  }

  /** The index of the zone of a code, or -1. */
  int zone(String code) {
    for (int length = Math.min(longest, code.length()); length > 0; length--) {
      Integer zone = zones.get(code.substring(0, length));
      if (zone != null) {
        return zone;
      }
    }
    return -1;
  }
}
