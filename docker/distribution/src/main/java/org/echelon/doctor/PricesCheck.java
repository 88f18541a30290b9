package org.echelon.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.echelon.console.table.PriceTable.Priced;
import org.echelon.reference.Network;
import org.echelon.topic.Topic;

/** Whether there are prices, and none that have expired or are older than the network allows. */
final class PricesCheck implements Check {
  private static final long MINUTE = 60_000;
  private static final String CURE = "./echelon streams runs the pricing job; look into its log";

  @Override
  public String id() {
    return "prices.fresh";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutNetwork(site, Topic.PRICE, Topic.TICK);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    String topic = site.deployment().name(Topic.PRICE);
    Optional<Priced> priced = site.told().tables().prices().inForce();
    if (priced.isEmpty()) {
      return List.of(
          Finding.warning(id(), topic, "there are no prices: plans take room and flow for free")
              .values("none", "a certified vector")
              .cure(CURE));
    }
    return List.of(age(site, topic, priced.get()));
  }

  private Finding age(Site site, String topic, Priced priced) throws InterruptedException {
    Instant now = Instant.ofEpochMilli(site.nowMillis());
    Instant expires = priced.vector().getExpiresAt();
    long age = now.toEpochMilli() - priced.vector().getComputedAt().toEpochMilli();
    long allowed =
        MINUTE
            * site.told()
                .tables()
                .reference()
                .network()
                .map(Network::getLimits)
                .map(limits -> limits.getPriceMaxAgeMinutes())
                .orElse(0);
    String prices = "prices v" + priced.version();
    if (now.isAfter(expires)) {
      return Finding.warning(
              id(),
              topic,
              prices
                  + " expired "
                  + Names.span(now.toEpochMilli() - expires.toEpochMilli())
                  + " ago; they stay in use")
          .values(expires.toString(), "after " + now)
          .cure(CURE);
    }
    if (age > allowed) {
      return Finding.warning(
              id(),
              topic,
              prices
                  + " are "
                  + Names.span(age)
                  + " old, at most "
                  + Names.span(allowed)
                  + " are allowed")
          .values(age / MINUTE, allowed / MINUTE)
          .cure(CURE);
    }
    return Finding.good(id(), topic, prices + ", " + Names.span(Math.max(0, age)) + " old");
  }
}
