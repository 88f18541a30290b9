package org.echelon.planning;

import java.util.Optional;

/**
 * What a want was made of beside the ladders of its ends, so that it can be made again, see {@link
 * WantAgain}.
 *
 * @param position that the destination orders by, without what other wants bring
 * @param level that it orders up to
 * @param fixed whether people fixed the level
 * @param waiting what a unit is worth at least while nodes below the destination wait for it, 0
 *     where none does; currency per unit and day
 * @param source the side that gives; empty where units are bought
 * @param sideways terms of a move sideways
 * @param direct how much of it could go over a direct lane
 */
public record Grounds(
    long position,
    long level,
    boolean fixed,
    double waiting,
    Optional<Source> source,
    Optional<Sideways> sideways,
    Optional<Direct> direct) {

  /**
   * The side that gives.
   *
   * @param free units that it could give
   * @param others of them what other nodes wanted
   * @param leastGiven margin of the last pack that it gave to any node; NaN where it had enough
   */
  public record Source(long free, long others, double leastGiven) {

    /** Units that the others left. */
    public long left() {
      return free - others;
    }
  }

  /**
   * Terms of a move sideways.
   *
   * @param costPerUnit lane, and handling at both ends, currency
   * @param sourcePosition position of the source without the move
   */
  public record Sideways(double costPerUnit, long sourcePosition) {}

  /**
   * What a direct lane could bring of what is wanted over the usual one.
   *
   * @param spare units to spare where it begins
   * @param usual units wanted over the usual lane
   */
  public record Direct(long spare, long usual) {}

  /** The grounds of what is wanted at a node, by what it orders by. */
  static Grounds at(int node, OrderPoint point, Need need) {
    return new Grounds(
        point.stock().position()[node],
        need.levels()[node],
        need.fixed().test(node),
        point.waiting()[node],
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for units that a source gives. */
  Grounds from(Source given) {
    return new Grounds(
        position, level, fixed, waiting, Optional.of(given), Optional.empty(), Optional.empty());
  }

  /** The same for units that are moved sideways on top of what other moves bring. */
  Grounds sideways(long positionWithout, Source given, Sideways terms) {
    return new Grounds(
        positionWithout,
        level,
        fixed,
        waiting,
        Optional.of(given),
        Optional.of(terms),
        Optional.empty());
  }

  /** The same for what goes over a direct lane. */
  Grounds direct(Direct part) {
    return new Grounds(position, level, fixed, waiting, source, sideways, Optional.of(part));
  }
}
