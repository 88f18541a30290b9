package org.echelon.codec;

import java.nio.BufferUnderflowException;
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
    ByteWriter out = new ByteWriter(1024);
    out.octet(FORMAT);
    out.text(plan.sku());
    PlanVersions versions = plan.versions();
    out.number(versions.price());
    out.number(versions.network());
    out.number(versions.forecast());
    out.number(versions.item());
    SkuPlan.Basis basis = plan.basis();
    out.real(basis.unitCube());
    out.number(plan.span());
    out.runs(basis.availability());
    out.runs(basis.holdingPerUnitDay());
    out.runs(basis.flowPerUnit());
    out.runs(basis.storagePerCubeDay());
    long[] read = basis.flowRead().toLongArray();
    out.number(read.length);
    for (long word : read) {
      out.fixed(word);
    }
    ladders(plan, out);
    return out.toBytes();
  }

  private static void ladders(SkuPlan plan, ByteWriter out) {
    int count = 0;
    for (int n = 0; n < plan.span(); n++) {
      count += plan.ladder(n) == null ? 0 : 1;
    }
    out.number(count);
    double[] before = new double[TERMS];
    for (int n = 0; n < plan.span(); n++) {
      NodeLadder ladder = plan.ladder(n);
      if (ladder != null) {
        out.number(ladder.node());
        out.number(ladder.feeder() + 1);
        out.number(ladder.lot());
        out.number(ladder.streams());
        out.number(ladder.levels());
        before = terms(ladder, before, out);
        out.reals(ladder.savings());
        out.reals(ladder.rates());
        for (double[] tails : ladder.tails()) {
          out.reals(tails);
        }
      }
    }
  }

  private static double[] terms(NodeLadder ladder, double[] before, ByteWriter out) {
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
      changed |= ByteWriter.same(terms[i], before[i]) ? 0 : 1 << i;
    }
    out.octet(changed);
    for (int i = 0; i < TERMS; i++) {
      if ((changed & 1 << i) != 0) {
        out.real(terms[i]);
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
      return decode(new ByteReader(bytes));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("plan of " + bytes.length + " bytes is cut short", e);
    }
  }

  private static SkuPlan decode(ByteReader in) {
    int format = in.octet();
    if (format != FORMAT) {
      throw new IllegalArgumentException("plan of unknown format " + format);
    }
    String sku = in.text();
    PlanVersions versions = new PlanVersions(in.number(), in.number(), in.number(), in.number());
    double unitCube = in.real();
    int span = in.count();
    double[] availability = in.runs(span);
    double[] holding = in.runs(span);
    double[] flow = in.runs(span);
    double[] storage = in.runs(span);
    int words = in.count();
    in.require(8L * words);
    long[] read = new long[words];
    for (int i = 0; i < read.length; i++) {
      read[i] = in.fixed();
    }
    SkuPlan.Basis basis =
        new SkuPlan.Basis(unitCube, availability, holding, flow, storage, BitSet.valueOf(read));
    return new SkuPlan(sku, versions, basis, ladders(span, in));
  }

  private static NodeLadder[] ladders(int span, ByteReader in) {
    NodeLadder[] ladders = new NodeLadder[span];
    double[] terms = new double[TERMS];
    for (int left = in.count(); left > 0; left--) {
      int node = in.count();
      int feeder = in.count() - 1;
      int lot = in.count();
      int streams = in.count();
      int levels = in.count();
      int changed = in.octet();
      for (int i = 0; i < TERMS; i++) {
        if ((changed & 1 << i) != 0) {
          terms[i] = in.real();
        }
      }
      if (node >= span || feeder >= span || lot < 1) {
        throw new IllegalArgumentException("ladder of node " + node + " does not fit the plan");
      }
      double[] savings = in.reals(streams);
      double[] rates = in.reals(streams);
      double[][] tails = new double[streams][];
      for (int j = 0; j < streams; j++) {
        tails[j] = in.reals(levels);
      }
      ladders[node] =
          new NodeLadder(
              node, feeder, terms[0], terms[1], terms[2], terms[3], terms[4], terms[5], lot,
              savings, rates, tails);
    }
    return ladders;
  }
}
