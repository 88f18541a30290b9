package org.echelon.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Parts that are all at hand, asked one after the other on the calling thread. */
public final class LocalParts implements PopulationParts {
  private final List<PopulationPart> parts = new ArrayList<>();

  public LocalParts(List<FrozenModel> models) {
    models.forEach(model -> parts.add(new PopulationPart(model)));
  }

  @Override
  public List<Opening> open(int every) {
    return each(part -> part.open(every));
  }

  @Override
  public List<BlockSums> ask(double[] prices, double smoothing, int every) {
    return each(part -> part.ask(prices, smoothing, every));
  }

  @Override
  public List<PartPlan> plan(double[] prices, double[] share) {
    return each(part -> part.plan(prices, share));
  }

  private <T> List<T> each(Function<PopulationPart, T> question) {
    return parts.stream().map(question).toList();
  }
}
