package org.echelon.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.echelon.state.Alert;
import org.echelon.topic.Topic;

/** Whether the applications have raised alerts that still hold. */
final class AlertsCheck implements Check {

  @Override
  public String id() {
    return "alerts.open";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutWord(site, Topic.ALERT);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    Collection<Alert> open = site.told().tables().alerts().open();
    if (open.isEmpty()) {
      return List.of(Finding.good(id(), "alerts", "no alert is open"));
    }
    List<String> codes = open.stream().map(Alert::getCode).distinct().sorted().toList();
    return List.of(
        Finding.note(
                id(),
                open.iterator().next().getScope(),
                Names.count(open.size(), "alert")
                    + (open.size() == 1 ? " is" : " are")
                    + " open: "
                    + Names.some(codes))
            .values(open.size(), 0)
            .cure("./echelon topic show alert"));
  }
}
