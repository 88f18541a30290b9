package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether an application falls behind: many records wait, and more than a moment ago. */
final class LagCheck implements Check {
  private static final long MANY = 1_000;

  @Override
  public String id() {
    return "app.lag";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    Optional<String> why = Unable.withoutBroker(site);
    return why.isEmpty() && site.second().lags().isEmpty()
        ? Optional.of("no application has told how far it has read")
        : why;
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    long waiting = 0;
    for (String app : GroupsSeen.APPLICATIONS) {
      long now = site.second().lags().getOrDefault(app, 0L);
      long before = site.first().lags().getOrDefault(app, now);
      waiting += now;
      if (now >= MANY && now > before) {
        findings.add(
            Finding.warning(
                    id(),
                    site.deployment().applicationId(app),
                    String.format(
                        Locale.ROOT,
                        "%s falls behind: %,d records wait, %,d more than a second ago",
                        app,
                        now,
                        now - before))
                .values(now, "falling")
                .cure("./echelon streams once more beside it, or with more --threads"));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.good(id(), "applications", Names.count(waiting, "record") + " waiting"))
        : findings;
  }
}
