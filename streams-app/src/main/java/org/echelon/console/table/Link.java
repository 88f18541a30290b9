package org.echelon.console.table;

/**
 * How the console hears of the deployment.
 *
 * @param connected whether the broker, and the registry where it was needed, answered last
 * @param sinceMillis since when this is so, by the wall's clock
 * @param problem what does not answer; empty while all do
 * @param recordsBehind published records that are not in the tables yet, as far as known
 * @param unreadable records that were passed over because nobody could read them
 */
public record Link(
    boolean connected, long sinceMillis, String problem, long recordsBehind, long unreadable) {

  Link connected(boolean now, String why, long atMillis) {
    return now == connected && why.equals(problem)
        ? this
        : new Link(now, now == connected ? sinceMillis : atMillis, why, recordsBehind, unreadable);
  }

  Link behind(long records) {
    return new Link(connected, sinceMillis, problem, records, unreadable);
  }

  Link oneUnreadable() {
    return new Link(connected, sinceMillis, problem, recordsBehind, unreadable + 1);
  }
}
