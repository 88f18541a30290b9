package org.echelon.textbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.echelon.textbook.CoupledProgram.Cap;
import org.echelon.textbook.PricedItem.Answer;

/**
 * The best lower bound that prices of the shared capacity prove for a {@link CoupledProgram}.
 *
 * <pre>
 * max over w &gt;= 0 of  sum over i of V_i(w) - C sum over t of w_t,     V_i the item alone at prices w
 * cuts:  V_i(w) &lt;= cost of a policy + sum over t of w_t usage of it
 * </pre>
 *
 * <p>V_i is the least of finitely many linear functions, one for each policy, so cutting planes
 * with exact answers end; they stop once the program of the cuts is within 1e-10 of the value
 * reached. The first cut, never to order, keeps the prices finite. One price per period proves at
 * least as much as one price for all. Source: Hawkins (2003), Adelman and Mersereau (2008).
 *
 * <p>A cut costs O(items periods levels²) and a linear program of one row for each cut.
 *
 * @param prices w, $ per unit; one entry if one price holds for all periods
 * @param value the bound, $
 */
public record LagrangianBound(double[] prices, double value) {
  private static final double CLOSED = 1e-10;
  private static final int ROUNDS = 500;
  private static final double NO_STOCK = 1e9;

  /** With a price for each period of a finite horizon. */
  public static LagrangianBound perPeriod(CoupledProgram program, int periods) {
    double[] capacity = filled(periods, program.capacity());
    return maximise(program, capacity, item -> item::answer);
  }

  /** With one price for all periods of a finite horizon. */
  public static LagrangianBound single(CoupledProgram program, int periods) {
    double[] capacity = {(double) program.capacity() * periods};
    return maximise(
        program, capacity, item -> prices -> summed(item.answer(filled(periods, prices[0]))));
  }

  /** With one price for ever, discounted. */
  public static LagrangianBound discounted(CoupledProgram program, double discount) {
    double[] capacity = {program.capacity() / (1 - discount)};
    return maximise(
        program, capacity, item -> prices -> item.discountedAnswer(prices[0], discount));
  }

  private static LagrangianBound maximise(
      CoupledProgram program,
      double[] capacity,
      Function<PricedItem, Function<double[], Answer>> answers) {
    Cap cap = program.cap();
    List<Function<double[], Answer>> items =
        program.items().stream().map(item -> answers.apply(new PricedItem(item, cap))).toList();
    List<LinearConstraint> cuts = new ArrayList<>();
    cut(items, filled(capacity.length, NO_STOCK), capacity, cuts);
    LagrangianBound best =
        new LagrangianBound(new double[capacity.length], Double.NEGATIVE_INFINITY);
    for (int round = 0; round < ROUNDS; round++) {
      LagrangianBound model = master(items.size(), capacity, cuts);
      double value = cut(items, model.prices(), capacity, cuts);
      best = value > best.value() ? new LagrangianBound(model.prices(), value) : best;
      if (model.value() - best.value() <= CLOSED * Math.abs(best.value())) {
        return best;
      }
    }
    throw new IllegalStateException("the cutting planes do not close on " + best.value());
  }

  /** Adds each item's answer as a cut; returns the dual function at the prices. */
  private static double cut(
      List<Function<double[], Answer>> items,
      double[] prices,
      double[] capacity,
      List<LinearConstraint> cuts) {
    double value = 0;
    for (int t = 0; t < prices.length; t++) {
      value -= prices[t] * capacity[t];
    }
    for (int i = 0; i < items.size(); i++) {
      Answer answer = items.get(i).apply(prices);
      value += answer.value(prices);
      double[] row = new double[prices.length + items.size()];
      for (int t = 0; t < prices.length; t++) {
        row[t] = -answer.usage()[t];
      }
      row[prices.length + i] = 1;
      cuts.add(new LinearConstraint(row, Relationship.LEQ, answer.cost()));
    }
    return value;
  }

  private static LagrangianBound master(int items, double[] capacity, List<LinearConstraint> cuts) {
    double[] objective = new double[capacity.length + items];
    Arrays.setAll(objective, j -> j < capacity.length ? -capacity[j] : 1);
    double[] point =
        new SimplexSolver(1e-11, 10, 1e-13)
            .optimize(
                new MaxIter(100_000),
                new LinearObjectiveFunction(objective, 0),
                new LinearConstraintSet(cuts),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(true),
                PivotSelectionRule.BLAND)
            .getPoint();
    double value = 0;
    for (int j = 0; j < objective.length; j++) {
      value += objective[j] * point[j];
    }
    return new LagrangianBound(Arrays.copyOf(point, capacity.length), value);
  }

  private static Answer summed(Answer answer) {
    return new Answer(answer.cost(), new double[] {Arrays.stream(answer.usage()).sum()});
  }

  private static double[] filled(int length, double value) {
    double[] result = new double[length];
    Arrays.fill(result, value);
    return result;
  }
}
