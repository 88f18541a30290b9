package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cut of zones into regions, by zone index the number of its region. Regions are numbered in the
 * order of their first zone, so equal cuts are equal.
 */
public record Partition(List<Integer> regionOf) {

  public Partition {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<Integer> renumbered = new ArrayList<>();
    for (Integer region : regionOf) {
      renumbered.add(numbers.computeIfAbsent(region, r -> numbers.size()));
    }
    regionOf = List.copyOf(renumbered);
  }

  /** The cut into some sets of zones that cover all and do not overlap. */
  static Partition of(List<BitSet> parts, int zones) {
    List<Integer> regionOf = new ArrayList<>();
    for (int z = 0; z < zones; z++) {
      for (int r = 0; r < parts.size(); r++) {
        if (parts.get(r).get(z)) {
          regionOf.add(r);
        }
      }
    }
    if (regionOf.size() != zones) {
      throw new IllegalArgumentException("each zone lies in one part: " + parts);
    }
    return new Partition(regionOf);
  }

  /** All zones in one region. */
  public static Partition whole(int zones) {
    List<Integer> regionOf = new ArrayList<>();
    for (int z = 0; z < zones; z++) {
      regionOf.add(0);
    }
    return new Partition(regionOf);
  }

  /** Number of regions. */
  public int regions() {
    return regionOf.stream().mapToInt(r -> r + 1).max().orElse(0);
  }

  /** The zones of each region. */
  public List<BitSet> parts() {
    List<BitSet> parts = new ArrayList<>();
    for (int r = 0; r < regions(); r++) {
      parts.add(new BitSet());
    }
    for (int z = 0; z < regionOf.size(); z++) {
      parts.get(regionOf.get(z)).set(z);
    }
    return parts;
  }
}
