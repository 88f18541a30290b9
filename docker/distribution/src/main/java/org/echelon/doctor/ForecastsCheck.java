package org.echelon.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.echelon.topic.Topic;

/**
 * Whether every item has a forecast; without one demand is learned from orders, which takes time.
 */
final class ForecastsCheck implements Check {

  @Override
  public String id() {
    return "items.forecast";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    Optional<String> why = Unable.withoutNetwork(site, Topic.ITEM, Topic.FORECAST);
    if (why.isEmpty() && site.items().keys().isEmpty()) {
      return Optional.of("there are no items");
    }
    if (why.isEmpty() && !(site.items().complete() && site.forecasts().complete())) {
      return Optional.of("there are more items than can be read in a moment");
    }
    return why;
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    TreeSet<String> without = new TreeSet<>(site.items().keys());
    without.removeAll(site.forecasts().keys());
    int items = site.items().keys().size();
    if (without.isEmpty()) {
      return List.of(
          Finding.good(id(), site.deployment().name(Topic.FORECAST), "every item has a forecast"));
    }
    return List.of(
        Finding.note(
                id(),
                without.first(),
                String.format(
                    Locale.ROOT,
                    "%,d of %s no forecast, demand is then learned from orders: %s",
                    without.size(),
                    Names.count(items, "item") + (without.size() == 1 ? " has" : " have"),
                    Names.some(List.copyOf(without))))
            .values(items - without.size(), items)
            .cure("./echelon produce forecast"));
  }
}
