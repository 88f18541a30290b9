package org.echelon.codec;

import java.util.BitSet;
import org.echelon.valuation.ListRooms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PlanVersions;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a plan, in the state store as in the topic that pricing reads. Doubles are exact; a
 * double that repeats the one before it costs a bit.
 *
 * <pre>
 * format 1 byte | sku | versions: price, network, forecast, item | cube
 * span | availability | holding | flow price | storage price, each span doubles | flow nodes read
 * ladders: count | each: node, feeder + 1, lot, streams, levels | 6 terms | savings | rates | tails
 * rooms: count + 1, or 0 for none | each: twice the steps from the node before + 1 where bare,
 *   feeder + 1 | above, below | onward | where bare: first loss, first slope
 * </pre>
 *
 * The terms of a ladder are compared with those of the ladder before. Integers are varints, rooms
 * are floats: they are made as such, so a plan that was read back skips what it would have skipped.
 */
public final class PlanCodec {
  private static final int FORMAT = 2;
  private static final int TERMS = 6;

  /** Least that the rooms of a node take. */
  private static final int ROOM_BYTES = 11;

  private PlanCodec() {}

  /** The bytes of a plan. */
  public static byte[] encode(SkuPlan plan) {
    BytesOut out = new BytesOut(expectedBytes(plan));
    write(plan, out);
    return out.toBytes();
  }

  /** A little more than a plan takes. */
  public static int expectedBytes(SkuPlan plan) {
    int bytes = 256;
    for (int n = 0; n < plan.span(); n++) {
      NodeLadder ladder = plan.ladder(n);
      bytes += 48 + (ladder == null ? 0 : 64 + 8 * ladder.streams() * (2 + ladder.levels()));
    }
    return bytes;
  }

  /** Puts the bytes of a plan behind others. */
  public static void write(SkuPlan plan, BytesOut out) {
    out.putByte(FORMAT);
    out.putText(plan.sku());
    PlanVersions versions = plan.versions();
    out.putSigned(versions.price());
    out.putSigned(versions.network());
    out.putSigned(versions.forecast());
    out.putSigned(versions.item());
    SkuPlan.Basis basis = plan.basis();
    out.putDouble(basis.unitCube());
    out.putVarint(plan.span());
    out.putRuns(basis.availability());
    out.putRuns(basis.holdingPerUnitDay());
    out.putRuns(basis.flowPerUnit());
    out.putRuns(basis.storagePerCubeDay());
    long[] read = basis.flowRead().toLongArray();
    out.putVarint(read.length);
    for (long word : read) {
      out.putLong(word);
    }
    ladders(plan, out);
    rooms(plan.rooms(), out);
  }

  private static void rooms(@Nullable ListRooms rooms, BytesOut out) {
    if (rooms == null) {
      out.putVarint(0);
      return;
    }
    out.putVarint(rooms.listed() + 1L);
    int before = -1;
    for (int i = 0; i < rooms.listed(); i++) {
      boolean bare = rooms.firstLoss(i) < Float.POSITIVE_INFINITY;
      out.putVarint(2L * (rooms.node(i) - before) + (bare ? 1 : 0));
      before = rooms.node(i);
      out.putVarint(rooms.feeder(i) + 1L);
      out.putFloat(rooms.above(i));
      out.putFloat(rooms.below(i));
      out.putVarint(rooms.onward(i));
      if (bare) {
        out.putFloat(rooms.firstLoss(i));
        out.putFloat(rooms.firstSlope(i));
      }
    }
  }

  private static void ladders(SkuPlan plan, BytesOut out) {
    int count = 0;
    for (int n = 0; n < plan.span(); n++) {
      count += plan.ladder(n) == null ? 0 : 1;
    }
    out.putVarint(count);
    double[] before = new double[TERMS];
    for (int n = 0; n < plan.span(); n++) {
      NodeLadder ladder = plan.ladder(n);
      if (ladder != null) {
        out.putVarint(ladder.node());
        out.putVarint(ladder.feeder() + 1);
        out.putVarint(ladder.lot());
        out.putVarint(ladder.streams());
        out.putVarint(ladder.levels());
        before = terms(ladder, before, out);
        out.putDoubles(ladder.savings());
        out.putDoubles(ladder.rates());
        for (double[] tails : ladder.tails()) {
          out.putDoubles(tails);
        }
      }
    }
  }

  private static double[] terms(NodeLadder ladder, double[] before, BytesOut out) {
    double[] terms = {
      ladder.unitCube(),
      ladder.turnDays(),
      ladder.protectionDays(),
      ladder.kappa(),
      ladder.rho(),
      ladder.holdingPerUnitDay()
    };
    int changed = 0;
    for (int i = 0; i < TERMS; i++) {
      changed |= BytesOut.same(terms[i], before[i]) ? 0 : 1 << i;
    }
    out.putByte(changed);
    for (int i = 0; i < TERMS; i++) {
      if ((changed & 1 << i) != 0) {
        out.putDouble(terms[i]);
      }
    }
    return terms;
  }

  /**
   * The plan of some bytes.
   *
   * @throws IllegalArgumentException for bytes of another format, cut short or not of a plan
   */
  public static SkuPlan decode(byte[] bytes) {
    try {
      return decode(BytesIn.of(bytes, FORMAT));
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("plan of " + bytes.length + " bytes is broken", e);
    }
  }

  private static SkuPlan decode(BytesIn in) {
    String sku = in.getText();
    PlanVersions versions =
        new PlanVersions(in.getSigned(), in.getSigned(), in.getSigned(), in.getSigned());
    double unitCube = in.getDouble();
    int span = in.getCount();
    double[] availability = in.getRuns(span);
    double[] holding = in.getRuns(span);
    double[] flow = in.getRuns(span);
    double[] storage = in.getRuns(span);
    int words = in.getCount();
    in.require(8L * words);
    long[] read = new long[words];
    for (int i = 0; i < read.length; i++) {
      read[i] = in.getLong();
    }
    SkuPlan.Basis basis =
        new SkuPlan.Basis(unitCube, availability, holding, flow, storage, BitSet.valueOf(read));
    NodeLadder[] ladders = ladders(span, in);
    return new SkuPlan(sku, versions, basis, ladders, rooms(span, in));
  }

  private static @Nullable ListRooms rooms(int span, BytesIn in) {
    int listed = in.getCount() - 1;
    if (listed < 0) {
      return null;
    }
    in.require((long) ROOM_BYTES * listed);
    ListRooms rooms = new ListRooms(listed);
    int node = -1;
    for (int i = 0; i < listed; i++) {
      int steps = in.getCount();
      node += steps >>> 1;
      int feeder = in.getCount() - 1;
      if (steps < 2 || node < 0 || node >= span || feeder < -1 || feeder >= span) {
        throw new IllegalArgumentException("room of node " + node + " does not fit the plan");
      }
      float above = in.getFloat();
      float below = in.getFloat();
      long onward = in.getVarint();
      boolean bare = (steps & 1) != 0;
      float loss = bare ? in.getFloat() : Float.POSITIVE_INFINITY;
      rooms.addKept(node, feeder, above, below, onward, loss, bare ? in.getFloat() : 0);
    }
    return rooms;
  }

  private static NodeLadder[] ladders(int span, BytesIn in) {
    NodeLadder[] ladders = new NodeLadder[span];
    double[] terms = new double[TERMS];
    for (int left = in.getCount(); left > 0; left--) {
      int node = in.getCount();
      int feeder = in.getCount() - 1;
      int lot = in.getCount();
      int streams = in.getCount();
      int levels = in.getCount();
      int changed = in.getByte();
      for (int i = 0; i < TERMS; i++) {
        if ((changed & 1 << i) != 0) {
          terms[i] = in.getDouble();
        }
      }
      if (node >= span || feeder >= span || lot < 1) {
        throw new IllegalArgumentException("ladder of node " + node + " does not fit the plan");
      }
      double[] savings = in.getDoubles(streams);
      double[] rates = in.getDoubles(streams);
      double[][] tails = new double[streams][];
      for (int j = 0; j < streams; j++) {
        tails[j] = in.getDoubles(levels);
      }
      ladders[node] =
          new NodeLadder(
              node, feeder, terms[0], terms[1], terms[2], terms[3], terms[4], terms[5], lot,
              savings, rates, tails);
    }
    return ladders;
  }
}
