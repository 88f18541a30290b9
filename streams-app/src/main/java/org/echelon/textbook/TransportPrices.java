package org.echelon.textbook;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prices of stock from the transport program of the mean demand still to come.
 *
 * <pre>
 * price_f(n, s) = T(s, n p) - T(s + e_f, n p),     T the value of {@link TransportProgram}
 * </pre>
 *
 * <p>That is what one more unit would save. It equals the least optimal dual price wherever the
 * value stays linear over that unit. Solved anew at every state and kept, one program for each
 * state asked for and each of its neighbours. Source: Talluri and van Ryzin (1998).
 *
 * <p>O(facilities) programs a state. Exact as values; as a policy the prices are a heuristic.
 */
public final class TransportPrices implements ArrivalProgram.Prices {
  private final ArrivalProgram program;
  private final Map<List<Integer>, Double> values = new HashMap<>();

  public TransportPrices(ArrivalProgram program) {
    this.program = program;
  }

  @Override
  public double[] at(int left, int[] stock) {
    double here = value(left, stock);
    double[] prices = new double[stock.length];
    for (int f = 0; f < stock.length; f++) {
      int[] more = stock.clone();
      more[f]++;
      prices[f] = here - value(left, more);
    }
    return prices;
  }

  private double value(int left, int[] stock) {
    List<Integer> key = Arrays.stream(stock).boxed().collect(Collectors.toList());
    key.add(left);
    return values.computeIfAbsent(key, k -> program.meanProgram(left, stock).value());
  }
}
