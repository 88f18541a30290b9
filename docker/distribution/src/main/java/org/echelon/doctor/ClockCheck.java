package org.echelon.doctor;

import java.util.List;
import java.util.Optional;

/**
 * Whether the clocks of this machine and of the broker agree. A broker tells its time with no
 * answer, but stamps each commit of a group with it. A commit that came between two looks was
 * stamped between them, so the clocks differ by what lies between its stamp and each of the two;
 * where none came only a stamp ahead of this machine says something.
 */
final class ClockCheck implements Check {
  private static final long WARNING_MILLIS = 10_000;

  /** From here on the broker refuses what this machine writes. */
  private static final long CRITICAL_MILLIS = 300_000;

  @Override
  public String id() {
    return "clock.skew";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    Optional<String> why = Unable.withoutBroker(site);
    if (why.isEmpty() && site.second().stampMillis() < 0) {
      why = Optional.of("no stamp of the broker's clock was found");
    }
    return why;
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    Sample first = site.first();
    Sample second = site.second();
    // How far the broker is ahead of this machine: at least and at most.
    long least = second.stampMillis() - second.afterMillis();
    boolean moved = second.stampMillis() > first.stampMillis();
    long most = moved ? second.stampMillis() - first.beforeMillis() : Long.MAX_VALUE;
    if (least > WARNING_MILLIS) {
      return List.of(skew(site, least, "ahead of"));
    }
    if (most < -WARNING_MILLIS) {
      return List.of(skew(site, -most, "behind"));
    }
    return List.of(
        moved
            ? Finding.good(id(), "clocks", "clocks agree within " + Names.span(most - least))
            : Finding.notLooked(id(), "nothing is committed on this broker at the moment"));
  }

  private Finding skew(Site site, long millis, String side) {
    String bootstrap = site.deployment().bootstrap();
    String text =
        "the broker's clock is "
            + Names.span(millis)
            + " "
            + side
            + " that of this machine, more than "
            + Names.span(WARNING_MILLIS);
    boolean refuses = millis > CRITICAL_MILLIS;
    Finding finding =
        refuses ? Finding.critical(id(), bootstrap, text) : Finding.warning(id(), bootstrap, text);
    return finding
        .values(millis, WARNING_MILLIS)
        .cure("set the clocks by NTP: timedatectl set-ntp true, here and on the broker's machine");
  }
}
