package org.echelon.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.echelon.config.Deployment;
import org.echelon.processor.gate.GateStoreForms;
import org.echelon.processor.plan.PlanStoreForms;
import org.echelon.topic.Topic;

/**
 * A topic that can be shown: a declared one, or the changelog of a store.
 *
 * @param word how people call it, such as {@code evt.order.v1} or {@code plan-document-changelog}
 * @param declared the topic of the contract, where it is one
 * @param store application and store, such as {@code plan-document}, where it is a changelog
 */
public record ShownTopic(String word, Optional<Topic> declared, Optional<String> store) {
  private static final String CHANGELOG = "-changelog";
  private static final String VERSION = ".v1";

  /** All there are: the declared ones in their order, then the changelogs. */
  public static List<ShownTopic> all() {
    List<ShownTopic> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      all.add(new ShownTopic(topic.suffix(), Optional.of(topic), Optional.empty()));
    }
    PlanStoreForms.stores().forEach(store -> all.add(changelog("plan-" + store)));
    GateStoreForms.stores().forEach(store -> all.add(changelog("gate-" + store)));
    return all;
  }

  /** The topic of a name with or without prefix, and with or without {@code .v1}. */
  public static Optional<ShownTopic> find(String name, Deployment deployment) {
    return all().stream()
        .filter(topic -> topic.isCalled(name) || topic.name(deployment).equals(name))
        .findFirst();
  }

  /** The name that is most like one that nobody has. */
  public static ShownTopic nearest(String name, Deployment deployment) {
    String word =
        name.startsWith(deployment.prefix()) ? name.substring(deployment.prefix().length()) : name;
    return all().stream()
        .min(Comparator.comparingInt(topic -> topic.distanceTo(word)))
        .orElseThrow();
  }

  private int distanceTo(String name) {
    String longer = name + (store.isPresent() ? CHANGELOG : VERSION);
    return Math.min(distance(name, word), distance(longer, word));
  }

  /** The name on the broker. */
  public String name(Deployment deployment) {
    return declared.map(deployment::name).orElseGet(() -> deployment.applicationId(word));
  }

  /** Whether the headers of its records carry the news. */
  public boolean headersTell() {
    return declared.filter(topic -> topic == Topic.REFUSED).isPresent();
  }

  private boolean isCalled(String name) {
    return word.equals(name) || word.equals(name + VERSION) || word.equals(name + CHANGELOG);
  }

  private static ShownTopic changelog(String store) {
    return new ShownTopic(store + CHANGELOG, Optional.empty(), Optional.of(store));
  }

  /** How many letters must be added, left out or replaced to make one text of the other. */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[other.length()];
  }
}
