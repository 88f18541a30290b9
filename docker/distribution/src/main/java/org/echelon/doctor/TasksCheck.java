package org.echelon.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.echelon.console.table.TaskTable.Report;
import org.echelon.topic.Topic;

/** Whether every Plan task works and is abreast of the clock. */
final class TasksCheck implements Check {
  /** With a tick each second, a minute. */
  private static final long TICKS_BEHIND = 60;

  @Override
  public String id() {
    return "tasks.abreast";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutWord(site, Topic.TASK, Topic.TICK);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    Collection<Report> tasks = site.told().tables().tasks().plan();
    int all = site.deployment().partitions();
    if (tasks.size() < all) {
      return List.of(
          Finding.warning(id(), "plan", tasks.size() + " of " + all + " Plan tasks have reported")
              .values(tasks.size(), all)
              .cure("./echelon streams, and look into the log of those that run"));
    }
    long tick = site.told().tables().ticks().no();
    List<String> behind =
        tasks.stream()
            .filter(report -> report.task().getTick() < tick - TICKS_BEHIND)
            .map(report -> "plan/" + report.task().getTask())
            .toList();
    if (behind.isEmpty()) {
      return List.of(Finding.good(id(), "plan", all + " Plan tasks are abreast"));
    }
    long slowest = tasks.stream().mapToLong(report -> report.task().getTick()).min().orElse(tick);
    return List.of(
        Finding.warning(
                id(),
                behind.get(0),
                Names.count(behind.size(), "task")
                    + " of "
                    + all
                    + (behind.size() == 1 ? " lags" : " lag")
                    + " behind the clock, the slowest by "
                    + Names.count(tick - slowest, "tick")
                    + ": "
                    + Names.some(behind))
            .values(tick - slowest, TICKS_BEHIND)
            .cure("./echelon streams once more beside it, or look into its log"));
  }
}
