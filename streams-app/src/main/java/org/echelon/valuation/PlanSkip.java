package org.echelon.valuation;

import java.util.BitSet;

/**
 * Proves, where it can, that prices have not moved far enough to change a level of a plan.
 *
 * <p>The promise: the plan's own last sweep at the new prices, with the availabilities as they were
 * at each node's turn and with streams joined in the groups they were joined in, ends in the same
 * levels. What is not promised: a new plan would move the availabilities on, even at equal prices,
 * and where savings change order it may join streams differently; both move levels a little whether
 * or not prices do.
 *
 * <p>Proof, with dP_n the moves of the composite flow prices of listed nodes:
 *
 * <ol>
 *   <li>inside the rooms of all nodes ({@link ListRooms}) streams keep their rates;
 *   <li>the next best cost A of a stream is a mean of the lost sale and of the costs of nodes with
 *       stock behind it in the list, and its saving is A less a cost without prices; so it moves by
 *       D- <= dr <= D+, the extremes of 0 and of dP over such nodes, and r - P by as much less
 *       dP_n;
 *   <li>with fall = dP_n^+ + |D-| and rise = |dP_n^-| + D+, {@link SkipTest} keeps the level; where
 *       its radii do not decide, both margins are read with all savings at the worse end, as the
 *       margin rises with every saving;
 *   <li>a centre sees what its children serve: that stays if their levels do and they admit the
 *       same streams at either end. Where storage prices move alone, streams are taken as they are
 *       and this last point is not asked for.
 * </ol>
 *
 * <p>Exact as a promise, sufficient and not necessary. O(nodes²) at worst, one small array. A plan
 * without rooms takes every move of a flow price that it reads to matter.
 *
 * <p>Source: the proof above; model, section 9.
 */
final class PlanSkip {
  private static final double[] NONE = new double[0];
  private static final ListRooms NO_ROOMS = new ListRooms(0);

  private final SkuPlan plan;
  private final boolean roomsKnown;
  private final ListRooms rooms;
  private final PriceView next;

  /** Moves of the composite flow prices of listed nodes. */
  private double[] moves = NONE;

  PlanSkip(SkuPlan plan, PriceView next) {
    this.plan = plan;
    roomsKnown = plan.rooms != null;
    rooms = plan.rooms == null ? NO_ROOMS : plan.rooms;
    this.next = next;
  }

  boolean levelsStay() {
    if (!flowMoves()) {
      return stayWithoutFlowMoves();
    }
    if (!roomsKnown) {
      return false;
    }
    double lowest = 0;
    double highest = 0;
    moves = new double[rooms.node.length];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = move(i);
      lowest = Math.min(lowest, moves[i]);
      highest = Math.max(highest, moves[i]);
    }
    return listsStay(lowest, highest) && stayAsListed();
  }

  private boolean flowMoves() {
    BitSet read = plan.basis.flowRead();
    double[] was = plan.basis.flowPerUnit();
    for (int n = read.nextSetBit(0); n >= 0; n = read.nextSetBit(n + 1)) {
      if (next.flow(n) != was[n]) {
        return true;
      }
    }
    return false;
  }

  private boolean stayWithoutFlowMoves() {
    for (int n = 0; n < plan.ladders.length; n++) {
      if (plan.ladders[n] != null && !levelStays(n, 0, 0, 0)) {
        return false;
      }
    }
    return true;
  }

  private boolean listsStay(double lowest, double highest) {
    for (int i = 0; i < moves.length; i++) {
      double move = moves[i];
      if (move != 0
          && (SkipTest.slack(move - lowest) >= rooms.above[i]
              || SkipTest.slack(highest - move) >= rooms.below[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean stayAsListed() {
    int i = 0;
    for (int n = 0; n < plan.ladders.length; n++) {
      boolean listed = i < rooms.node.length && rooms.node[i] == n;
      if (listed) {
        if (!staysListed(n, i)) {
          return false;
        }
        i++;
      } else if (plan.ladders[n] != null && !staysUnlisted(n)) {
        return false;
      }
    }
    return true;
  }

  /** A node that only fills others, or serves next to nobody: its streams come from below. */
  private boolean staysUnlisted(int node) {
    NodeLadder ladder = plan.ladders[node];
    double move =
        ladder.rho() == 0 ? 0 : next.composite(node, ladder.feeder()) - plan.flowPrice(node);
    return levelStays(node, move, 0, 0) && sameStreams(node, move, 0, 0);
  }

  private boolean staysListed(int node, int i) {
    double move = moves[i];
    double fall = 0;
    double rise = 0;
    long onward = rooms.onward[i];
    for (int m = 0; onward != 0 && m < moves.length; m++) {
      if ((onward & ListRooms.bit(rooms.node[m])) != 0) {
        fall = Math.max(fall, -moves[m]);
        rise = Math.max(rise, moves[m]);
      }
    }
    if (plan.ladders[node] == null) {
      return staysEmpty(i, move, rise);
    }
    return levelStays(node, move, fall, rise) && sameStreams(node, move, fall, rise);
  }

  /** Move of the composite flow price of a listed node. */
  private double move(int i) {
    int n = rooms.node[i];
    int feeder = rooms.feeder[i];
    double[] was = plan.basis.flowPerUnit();
    return next.composite(n, feeder) - (was[n] + (feeder < 0 ? 0 : was[feeder]));
  }

  private boolean staysEmpty(int i, double move, double rise) {
    int n = rooms.node[i];
    double up = Math.max(-move, 0) + rise;
    SkipTest radii =
        new SkipTest(
            Double.POSITIVE_INFINITY,
            0,
            rooms.firstLoss[i],
            rooms.firstSlope[i],
            plan.basis.unitCube());
    double storageMove = next.storage(n) - plan.basis.storagePerCubeDay()[n];
    return up == 0 || radii.keepsLevel(0, up, storageMove);
  }

  /**
   * @param move of the composite flow price of the node
   * @param fall by how much savings may fall besides
   * @param rise by how much they may rise
   */
  private boolean levelStays(int node, double move, double fall, double rise) {
    double down = Math.max(move, 0) + fall;
    double up = Math.max(-move, 0) + rise;
    double storageMove = next.storage(node) - plan.basis.storagePerCubeDay()[node];
    if (down == 0 && up == 0 && storageMove == 0) {
      return true;
    }
    NodeLadder ladder = plan.ladders[node];
    int level = plan.levels[node];
    // A slope is read where something moves along it: it goes through all streams of the ladder.
    SkipTest radii =
        new SkipTest(
            plan.loses[node],
            down == 0 ? 0 : ladder.slope(level - 1),
            plan.gains[node],
            up == 0 ? 0 : ladder.slope(level),
            plan.basis.unitCube());
    if (radii.keepsLevel(down, up, storageMove)) {
      return true;
    }
    double price = plan.flowPrice(node) + move;
    double storage = next.storage(node);
    return (level == 0 || ladder.margin(level - 1, price + SkipTest.slack(fall), storage) >= 0)
        && (level == ladder.levels()
            || ladder.margin(level, price - SkipTest.slack(rise), storage) < 0);
  }

  private boolean sameStreams(int node, double move, double fall, double rise) {
    NodeLadder ladder = plan.ladders[node];
    double price = plan.flowPrice(node) + move;
    double storage = next.storage(node);
    int admitted = ladder.admitted(plan.flowPrice(node), plan.storagePrice(node));
    return plan.levels[node] == 0
        || (ladder.admitted(price + SkipTest.slack(fall), storage) == admitted
            && ladder.admitted(price - SkipTest.slack(rise), storage) == admitted);
  }
}
