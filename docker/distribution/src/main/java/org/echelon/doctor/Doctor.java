package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes all checks, in the order in which one needs the other. */
public final class Doctor {
  private static final List<Check> CHECKS =
      List.of(
          new JavaCheck(),
          new ClientVersionCheck(),
          new ConsolePortCheck(),
          new StateWritableCheck(),
          new StateDiskCheck(),
          new BrokerCheck(),
          new BrokerVersionCheck(),
          new AccessCheck(),
          new RepairRightsCheck(),
          new TopicsThereCheck(),
          new PartitionsCheck(),
          new TopicSettingsCheck(),
          new InSyncCheck(),
          new UnknownTopicsCheck(),
          new RegistryCheck(),
          new SchemaCheck(),
          new CompatibilityCheck(),
          new AppsCheck(),
          new TicksCheck(),
          new TasksCheck(),
          new ReadableCheck(),
          new NetworkCheck(),
          new NetworkAdoptedCheck(),
          new ItemsCheck(),
          new ForecastsCheck(),
          new PricesCheck(),
          new PriceRunsCheck(),
          new PriceAdoptedCheck(),
          new BalanceCheck(),
          new HaltsCheck(),
          new AlertsCheck(),
          new RefusedCheck(),
          // Last, because they compare with how it was at the beginning.
          new LagCheck(),
          new ClockCheck());

  private Doctor() {}

  /** The names of all checks. */
  public static List<String> checks() {
    return CHECKS.stream().map(Check::id).toList();
  }

  /** Looks at a deployment; changes nothing. */
  public static Diagnosis look(Site site) throws InterruptedException {
    boolean answers = site.broker().admin().isPresent();
    if (answers) {
      begin(site);
    }
    List<Finding> findings = new ArrayList<>();
    for (Check check : CHECKS) {
      findings.addAll(look(check, site));
    }
    return new Diagnosis(findings, CHECKS.size(), answers);
  }

  /** What moves is looked at first and last; a failure is told by the checks that compare. */
  private static void begin(Site site) throws InterruptedException {
    try {
      var unused = site.first();
    } catch (RuntimeException fault) {
      return;
    }
  }

  private static List<Finding> look(Check check, Site site) throws InterruptedException {
    try {
      Optional<String> why = check.unable(site);
      return why.isPresent() ? List.of(Finding.notLooked(check.id(), why.get())) : check.look(site);
    } catch (RuntimeException fault) {
      // What cannot be asked must not keep the rest from being told.
      return List.of(Finding.notLooked(check.id(), String.valueOf(fault.getMessage())));
    }
  }
}
