package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.console.table.PriceTable.Priced;
import org.echelon.topic.Topic;

/** Whether every Plan task has adopted the prices in force. */
final class PriceAdoptedCheck implements Check {
  private static final long PATIENCE_MILLIS = 30_000;

  @Override
  public String id() {
    return "prices.adopted";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    Optional<String> why = Unable.withoutNetwork(site, Topic.PRICE, Topic.TASK);
    return why.isEmpty() && site.told().tables().prices().inForce().isEmpty()
        ? Optional.of("there are no prices")
        : why;
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    Priced priced = site.told().tables().prices().inForce().orElseThrow();
    List<String> without =
        site.told().tables().tasks().plan().stream()
            .filter(report -> report.task().getPriceVersion() < priced.version())
            .map(report -> "plan/" + report.task().getTask())
            .toList();
    long age = site.here().clock().millis() - priced.wallMillis();
    if (without.isEmpty() || age < PATIENCE_MILLIS) {
      return List.of(Finding.good(id(), "plan", "tasks adopt prices v" + priced.version()));
    }
    return List.of(
        Finding.warning(
                id(),
                without.get(0),
                Names.count(without.size(), "task")
                    + " of "
                    + site.deployment().partitions()
                    + (without.size() == 1 ? " has" : " have")
                    + " not adopted prices v"
                    + priced.version()
                    + " after "
                    + Names.span(age)
                    + ": "
                    + Names.some(without))
            .values(without.size(), 0)
            .cure(
                "./echelon topic show dlq says whether they were refused; else look into the log"
                    + " of Plan"));
  }
}
