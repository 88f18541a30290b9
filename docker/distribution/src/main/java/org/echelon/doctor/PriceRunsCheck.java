package org.echelon.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.console.table.PriceTable;
import org.echelon.price.Certificate;
import org.echelon.price.PriceVector;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Whether the last price run was good enough to be adopted. */
final class PriceRunsCheck implements Check {

  @Override
  public String id() {
    return "prices.certified";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    Optional<String> why = Unable.withoutNetwork(site, Topic.PRICE);
    return why.isEmpty() && site.told().tables().prices().lastRun().isEmpty()
        ? Optional.of("no price run has ended yet")
        : why;
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    String topic = site.deployment().name(Topic.PRICE);
    PriceTable prices = site.told().tables().prices();
    PriceVector last = prices.lastRun().orElseThrow();
    long inForce = prices.inForce().map(PriceTable.Priced::version).orElse(0L);
    if (last.getVersion() <= inForce) {
      return List.of(Finding.good(id(), topic, "the last price run was good"));
    }
    return List.of(
        Finding.warning(
                id(),
                topic,
                "the last price run, v"
                    + last.getVersion()
                    + ", was not good enough"
                    + gap(last.getCertificate())
                    + (inForce == 0 ? "; there are no prices" : "; v" + inForce + " stays"))
            .values(last.getVersion(), inForce)
            .cure("wait for the next run; if it stays so, look into the log of the pricing job"));
  }

  private static String gap(@Nullable Certificate certificate) {
    return certificate == null
        ? ""
        : String.format(Locale.ROOT, " (gap %.2f%% of value)", 100 * certificate.getGapOfValue());
  }
}
