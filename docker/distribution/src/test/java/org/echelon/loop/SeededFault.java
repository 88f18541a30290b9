package org.echelon.loop;

import static org.echelon.doctor.Mark.CRITICAL;
import static org.echelon.doctor.Mark.NOTE;
import static org.echelon.doctor.Mark.WARNING;

import java.util.List;
import java.util.regex.Pattern;
import org.echelon.doctor.Finding;
import org.echelon.doctor.Mark;

/**
 * A fault that is made, and what the doctor must say of it. The page about the doctor has a row for
 * each.
 *
 * @param fault how it was made
 * @param says the finding's text; … stands for what differs from run to run
 */
record SeededFault(Look look, String fault, String id, Mark mark, String says, String cure) {
  private static final String STREAMS = "./echelon streams";
  private static final String FIX = "./echelon check --fix";
  private static final String REPAIR = "./echelon topics create --repair";
  private static final String PRICING = "./echelon streams runs the pricing job; look into its log";
  private static final String RIGHTS =
      "kafka-acls.sh --bootstrap-server HOST:9092 --add --allow-principal User:NAME --operation"
          + " Read --operation Write --operation Describe --operation DescribeConfigs"
          + " --resource-pattern-type prefixed --topic echelon.";

  boolean fits(Finding finding, String general, String generalCure) {
    String pattern = Pattern.quote(says).replace("…", "\\E.*\\Q");
    return finding.id().equals(id)
        && finding.mark() == mark
        && general.matches(pattern)
        && generalCure.matches(Pattern.quote(cure).replace("…", "\\E.*\\Q"));
  }

  /** The row of the page. */
  String row() {
    return "| %s | %s `%s` %s | %s |".formatted(fault, mark.sign(), id, says, cure);
  }

  @Override
  public String toString() {
    return fault;
  }

  private static SeededFault of(
      Look look, String fault, Mark mark, String id, String says, String cure) {
    return new SeededFault(look, fault, id, mark, says, cure);
  }

  /** All of them. */
  static List<SeededFault> all() {
    return List.of(
        of(
            Look.MACHINE,
            "Java 11 runs it",
            CRITICAL,
            "java.version",
            "Java 11.0.22 runs this, 17 or newer is needed",
            "install Java 17 or newer and set JAVA_HOME to it"),
        of(
            Look.MACHINE,
            "an older client in the build",
            CRITICAL,
            "client.version",
            "Kafka's client is 3.9.0, at least 4.2.0 is needed: an older producer can write a record"
                + " into another topic (CVE-2026-35554)",
            "build with the versions of this project's pom.xml: mvn -Dquick package"),
        of(
            Look.MACHINE,
            "the floor raised above the broker's release",
            WARNING,
            "broker.version",
            "the broker is of release 4.3, releases before 4.4 no longer get fixes of security",
            "upgrade the brokers to Kafka 4.4 or newer"),
        of(
            Look.MACHINE,
            "another program has the console's port",
            NOTE,
            "console.port",
            "port … is taken by another program, the console will listen at another one",
            "./echelon console --port …"),
        of(
            Look.MACHINE,
            "a file where the state folder should be",
            CRITICAL,
            "state.writable",
            "the folder of the state stores cannot be written: ~/file/state",
            "./echelon streams --state DIR, with a folder that can be written"),
        of(
            Look.MACHINE,
            "more room asked for than any disk has",
            CRITICAL,
            "state.disk",
            "the disk of the state stores has … free, at least … is needed: ~/file/state",
            "make room there, or ./echelon streams --state DIR on another disk"),
        of(
            Look.MACHINE,
            "this machine's clock 20 minutes fast",
            CRITICAL,
            "clock.skew",
            "the broker's clock is … min behind that of this machine, more than 10 s",
            "set the clocks by NTP: timedatectl set-ntp true, here and on the broker's machine"),
        of(
            Look.NOBODY_LISTENS,
            "an address where nobody listens",
            CRITICAL,
            "broker.answers",
            "nobody listens at HOST:9092, where the broker should be",
            "./echelon demo starts one; or give --bootstrap HOST:PORT"),
        of(
            Look.SILENT,
            "a program at the broker's port that says nothing",
            CRITICAL,
            "broker.answers",
            "something listens at HOST:9092 but gives no answer of a Kafka broker within 8 s",
            "look whether another program has the port, and into the broker's log; or give"
                + " --bootstrap HOST:PORT"),
        of(
            Look.NO_REGISTRY,
            "the registry is down",
            CRITICAL,
            "registry.answers",
            "the registry does not answer at http://HOST:8080/apis/registry/v3; intake stands"
                + " still, what is taken in is still planned",
            "start the registry, or give --registry http://HOST:8080/apis/registry/v3"),
        of(
            Look.SICK,
            "a schema that was never registered",
            CRITICAL,
            "registry.schema",
            "the registry lacks the schema of echelon.state.manifest.v1-value, so nothing can be"
                + " written there",
            "./echelon topics create"),
        of(
            Look.SICK,
            "a foreign schema under our subject",
            CRITICAL,
            "registry.schema",
            "echelon.audit.operator.v1-value has another in all 1 versions, not that of this"
                + " Echelon",
            "./echelon topics create; where that is refused, another --prefix"),
        of(
            Look.SICK,
            "a subject without a rule",
            WARNING,
            "registry.compatibility",
            "the registry enforces no compatibility for 1 subject, should be FULL_TRANSITIVE:"
                + " echelon.evt.receipt.v1-value",
            FIX),
        of(
            Look.SICK,
            "a topic that is not there",
            CRITICAL,
            "topic.missing",
            "1 topic of … is missing: echelon.state.measure.v1",
            FIX),
        of(
            Look.SICK,
            "3 partitions where there should be 2",
            CRITICAL,
            "topic.partitions",
            "echelon.sys.sku.v1 has 3 partitions, 2 are needed: records of an item would meet the"
                + " task of another",
            "give every command --partitions 3, or another --prefix"),
        of(
            Look.SICK,
            "a log that is compacted",
            CRITICAL,
            "topic.settings",
            "echelon.evt.order.v1: cleanup.policy is compact, should be delete",
            REPAIR),
        of(
            Look.SICK,
            "records kept for an hour",
            WARNING,
            "topic.settings",
            "echelon.evt.receipt.v1: retention.ms is 3600000, should be 3024000000",
            REPAIR),
        of(
            Look.SICK,
            "a topic of the prefix that is not ours",
            NOTE,
            "topic.unknown",
            "1 topic under echelon. is not of this Echelon: echelon.evt.order.v0",
            "delete what nobody uses; a newer Echelon may have made it"),
        of(
            Look.SICK,
            "an access rule that denies looking",
            CRITICAL,
            "access.topics",
            "this user may not DESCRIBE echelon.lab.decision.v1",
            RIGHTS),
        of(
            Look.SICK,
            "access rules that allow reading only",
            CRITICAL,
            "access.topics",
            "this user may not WRITE echelon.cmd.transfer.v1",
            RIGHTS),
        of(
            Look.SICK,
            "the same rules, for who would repair",
            NOTE,
            "access.repair",
            "this user may not change the settings of echelon.cmd.transfer.v1",
            "./echelon topics create --repair has to be run by another user"),
        of(
            Look.BARE,
            "the applications were never started",
            CRITICAL,
            "app.running",
            "intake has never run here: there is no group echelon-intake",
            STREAMS),
        of(
            Look.BARE,
            "no pricing job",
            WARNING,
            "app.running",
            "pricing has never run here: there is no group echelon-pricing; prices stay as they"
                + " are",
            STREAMS),
        of(
            Look.SICK,
            "a group whose last member has left",
            CRITICAL,
            "app.running",
            "plan is not running: its group echelon-plan has no members",
            STREAMS),
        of(
            Look.SICK,
            "records that come faster than they are read",
            WARNING,
            "app.lag",
            "plan falls behind: … records wait, … more than a second ago",
            "./echelon streams once more beside it, or with more --threads"),
        of(
            Look.BARE,
            "no clock",
            CRITICAL,
            "ticks.flow",
            "no tick was ever written: time has not begun",
            "./echelon streams, without --no-clock"),
        of(
            Look.SICK,
            "a clock that stopped ten minutes ago",
            CRITICAL,
            "ticks.flow",
            "the last tick is 10 min old: time stands still",
            "./echelon streams, without --no-clock"),
        of(
            Look.BARE,
            "no task has reported",
            WARNING,
            "tasks.abreast",
            "0 of 2 Plan tasks have reported",
            "./echelon streams, and look into the log of those that run"),
        of(
            Look.SICK,
            "a task that is 100 ticks late",
            WARNING,
            "tasks.abreast",
            "1 task of 2 lags behind the clock, the slowest by 100 ticks: plan/1",
            "./echelon streams once more beside it, or look into its log"),
        of(
            Look.SICK,
            "a record with a schema id that the registry does not know",
            CRITICAL,
            "records.readable",
            "1 record of echelon.ctl.operator.v1 cannot be read: no schema has the id 99999",
            "give the registry its schemas back, or stop who writes there without one"),
        of(
            Look.BARE,
            "no network",
            CRITICAL,
            "network.there",
            "no network has been told, so nothing can be planned",
            "./echelon network apply network.json --why \"the first network\""),
        of(
            Look.SICK,
            "a task that obeys the former network",
            WARNING,
            "network.adopted",
            "1 task of 2 does not obey network v2 after … min: plan/0",
            "./echelon topic show dlq says whether it was refused"),
        of(
            Look.THIN,
            "a network without items",
            WARNING,
            "items.there",
            "the network has no items, so nothing is planned",
            "./echelon produce csv --items items.csv"),
        of(
            Look.SICK,
            "an item without a forecast",
            NOTE,
            "items.forecast",
            "1 of 2 items has no forecast, demand is then learned from orders: CUP",
            "./echelon produce forecast"),
        of(
            Look.THIN,
            "no prices",
            WARNING,
            "prices.fresh",
            "there are no prices: plans take room and flow for free",
            PRICING),
        of(
            Look.SICK,
            "prices that expired before the last tick",
            WARNING,
            "prices.fresh",
            "prices v7 expired … min ago; they stay in use",
            PRICING),
        of(
            Look.OLD_PRICES,
            "prices of three days ago, two allowed",
            WARNING,
            "prices.fresh",
            "prices v1 are 3 d old, at most 2 d are allowed",
            PRICING),
        of(
            Look.SICK,
            "a price run that was not certified",
            WARNING,
            "prices.certified",
            "the last price run, v8, was not good enough; v7 stays",
            "wait for the next run; if it stays so, look into the log of the pricing job"),
        of(
            Look.SICK,
            "a task with the former prices",
            WARNING,
            "prices.adopted",
            "1 task of 2 has not adopted prices v7 after 2 h: plan/0",
            "./echelon topic show dlq says whether they were refused; else look into the log of"
                + " Plan"),
        of(
            Look.SICK,
            "units that do not balance",
            CRITICAL,
            "stock.balance",
            "3 units do not balance, 1 SKU is frozen",
            "look into the log of Plan for the SKUs, and send a fresh count of each"),
        of(
            Look.SICK,
            "a frozen node",
            NOTE,
            "halts.in-force",
            "node:FC-A is frozen by k.lee until a person lifts it: flood in hall 2",
            "if it is over: ./echelon control unfreeze node:FC-A --why TEXT"),
        of(
            Look.SICK,
            "an alert that was raised and not cleared",
            NOTE,
            "alerts.open",
            "1 alert is open: OVERSOLD",
            "./echelon topic show alert"),
        of(
            Look.SICK,
            "three refused records",
            NOTE,
            "refused.hour",
            "3 records were refused in the last hour: REF_UNKNOWN_NODE 2, FIELD_RANGE 1",
            "./echelon dlq list names the cure of each, and which would be taken now"));
  }
}
