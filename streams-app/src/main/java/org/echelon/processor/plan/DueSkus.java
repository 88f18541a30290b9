package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The SKUs of a task of which something is due. What falls due costs O(1); what is taken comes in
 * order of id, whatever order it fell due in, at the cost of what is due and not of all SKUs.
 */
final class DueSkus {
  private static final Comparator<SkuState> BY_ID = Comparator.comparing(state -> state.sku);

  /** Whose positions have changed since they were published. */
  final Due positions = new Due();

  /** Whose proposals may have changed, each with its {@link SkuState#proposalCause}. */
  final Due proposals = new Due();

  /** Whose ladders have changed since they were published. */
  final Due ladders = new Due();

  /** With transfers or purchases of which no word may have come. */
  final Due commands = new Due();

  /** Whose stock may have changed since the loads of nodes were counted. */
  final Due loads = new Due();

  /** Whose stock may have changed since gaps were counted. */
  final Due gaps = new Due();

  /** The stock of a SKU may have changed. */
  void stock(SkuState state) {
    loads.add(state);
    gaps.add(state);
  }

  /** Those of which one thing is due. */
  static final class Due {
    private final Set<SkuState> skus = new LinkedHashSet<>();

    void add(SkuState state) {
      skus.add(state);
    }

    void remove(SkuState state) {
      skus.remove(state);
    }

    boolean isEmpty() {
      return skus.isEmpty();
    }

    /** All, in order of id; they stay due. */
    List<SkuState> inOrder() {
      List<SkuState> due = new ArrayList<>(skus);
      due.sort(BY_ID);
      return due;
    }

    /** All, in order of id; nothing is due afterwards. */
    List<SkuState> take() {
      return take(Integer.MAX_VALUE);
    }

    /** The first that fell due, so many at most and in order of id; the others stay due. */
    List<SkuState> take(int atMost) {
      if (skus.size() <= atMost) {
        List<SkuState> due = inOrder();
        skus.clear();
        return due;
      }
      List<SkuState> due = new ArrayList<>(atMost);
      for (Iterator<SkuState> rest = skus.iterator(); due.size() < atMost; ) {
        due.add(rest.next());
        rest.remove();
      }
      due.sort(BY_ID);
      return due;
    }
  }
}
