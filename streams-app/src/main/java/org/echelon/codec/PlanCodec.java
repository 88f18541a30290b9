package org.echelon.codec;

import java.util.BitSet;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PlanVersions;
import org.echelon.valuation.SkuPlan;

/**
 * The bytes of a plan, in the state store as in the topic that pricing reads. Doubles are exact; a
 * double that repeats the one before it costs a bit.
 *
 * <pre>
 * format 1 byte | sku | versions: price, network, forecast, item | cube
 * span | availability | holding | flow price | storage price, each span doubles | flow nodes read
 * ladders: count | each: node, feeder + 1, lot, streams, levels | 6 terms | savings | rates | tails
 * </pre>
 *
 * The terms of a ladder are compared with those of the ladder before. Integers are varints.
 */
public final class PlanCodec {
  private static final int FORMAT = 1;
  private static final int TERMS = 6;

  private PlanCodec() {}

  /** The bytes of a plan. */
  public static byte[] encode(SkuPlan plan) {
    BytesOut out = new BytesOut();
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
    return out.toBytes();
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
    return new SkuPlan(sku, versions, basis, ladders(span, in));
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
