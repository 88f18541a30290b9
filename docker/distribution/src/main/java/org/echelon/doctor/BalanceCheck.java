package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.state.Gaps;
import org.echelon.topic.Topic;

/** Whether every unit is accounted for. */
final class BalanceCheck implements Check {

  @Override
  public String id() {
    return "stock.balance";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutWord(site, Topic.TASK);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    List<Gaps> gaps =
        site.told().tables().tasks().all().values().stream()
            .map(report -> report.task().getGaps())
            .toList();
    long units = gaps.stream().mapToLong(Gaps::getUnitsUnbalanced).sum();
    long frozen = gaps.stream().mapToLong(Gaps::getSkusFrozen).sum();
    if (units == 0 && frozen == 0) {
      return List.of(Finding.good(id(), "plan", "every unit balances"));
    }
    return List.of(
        Finding.critical(
                id(),
                "plan",
                Names.count(units, "unit")
                    + (units == 1 ? " does" : " do")
                    + " not balance, "
                    + Names.count(frozen, "SKU")
                    + (frozen == 1 ? " is" : " are")
                    + " frozen")
            .values(units, 0)
            .cure("look into the log of Plan for the SKUs, and send a fresh count of each"));
  }
}
