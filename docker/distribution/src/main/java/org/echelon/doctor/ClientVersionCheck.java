package org.echelon.doctor;

import java.util.List;

/** Whether Kafka's client in this build is one without published weaknesses that matter here. */
final class ClientVersionCheck implements Check {
  /** Earlier producers can put a payload into another topic and report success. */
  private static final String FLOOR = "4.2.0";

  @Override
  public String id() {
    return "client.version";
  }

  @Override
  public List<Finding> look(Site site) {
    String found = site.here().clientVersion();
    if (atLeast(found, FLOOR)) {
      return List.of(Finding.good(id(), "kafka-clients", "Kafka client " + found));
    }
    return List.of(
        Finding.critical(
                id(),
                "kafka-clients",
                "Kafka's client is "
                    + found
                    + ", at least "
                    + FLOOR
                    + " is needed: an older producer can write a record into another topic"
                    + " (CVE-2026-35554)")
            .values(found, FLOOR)
            .cure("build with the versions of this project's pom.xml: mvn -Dquick package"));
  }

  private static boolean atLeast(String found, String floor) {
    int[] has = numbers(found);
    int[] needs = numbers(floor);
    for (int i = 0; i < needs.length; i++) {
      if (has[i] != needs[i]) {
        return has[i] > needs[i];
      }
    }
    return true;
  }

  /** The first three numbers of a version; what is not there counts as 0. */
  private static int[] numbers(String version) {
    int[] numbers = new int[3];
    int at = 0;
    for (String part : version.split("[^0-9]+", -1)) {
      if (at < numbers.length && !part.isEmpty()) {
        numbers[at++] = Integer.parseInt(part);
      }
    }
    return numbers;
  }
}
