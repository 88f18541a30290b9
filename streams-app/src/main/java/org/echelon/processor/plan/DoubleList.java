package org.echelon.processor.plan;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Numbers as a list that holds no object for each; the array must not change any more. */
final class DoubleList extends AbstractList<Double> implements RandomAccess {
  private final double[] values;

  DoubleList(double[] values) {
    this.values = values;
  }

  @Override
  public Double get(int index) {
    return values[index];
  }

  @Override
  public int size() {
    return values.length;
  }
}
