package org.echelon.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many, in an order. O(log k) for each that is added, and k are kept. */
final class Best<T> {
  private final int most;
  private final Comparator<? super T> order;
  private final PriorityQueue<T> lastFirst;

  /**
   * None yet.
   *
   * @param most how many are kept
   */
  Best(int most, Comparator<? super T> order) {
    this.most = most;
    this.order = order;
    this.lastFirst = new PriorityQueue<>(order.reversed());
  }

  void add(T one) {
    if (lastFirst.size() < most) {
      lastFirst.add(one);
    } else if (most > 0 && order.compare(one, lastFirst.element()) < 0) {
      lastFirst.remove();
      lastFirst.add(one);
    }
  }

  List<T> inOrder() {
    List<T> sorted = new ArrayList<>(lastFirst);
    sorted.sort(order);
    return sorted;
  }
}
