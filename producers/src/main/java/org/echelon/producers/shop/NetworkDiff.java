package org.echelon.producers.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Region;
import org.echelon.reference.Zone;

/**
 * What a network changes in the one before it.
 *
 * @param counts of things added, removed and changed by name, such as nodesAdded, without zeros
 * @param lines a sentence for each change, + added, - removed, ~ changed
 */
public record NetworkDiff(Map<String, Integer> counts, List<String> lines) {

  /** Compares; every part is new where there was no network. */
  public static NetworkDiff between(Optional<Network> former, Network next) {
    Draft draft = new Draft();
    former.ifPresent(before -> draft.terms(before, next));
    draft.part("node", parts(former, Network::getNodes), next.getNodes(), Node::getNode);
    draft.part("zone", parts(former, Network::getZones), next.getZones(), Zone::getZone);
    draft.part("region", parts(former, Network::getRegions), next.getRegions(), Region::getRegion);
    draft.part("lane", parts(former, Network::getLanes), next.getLanes(), Lane::getLane);
    draft.part(
        "shipOption",
        parts(former, Network::getShipOptions),
        next.getShipOptions(),
        o -> o.getNode() + " to " + o.getZone() + " " + o.getSpeed() + " " + o.getOption());
    return new NetworkDiff(draft.counts, draft.lines);
  }

  /** Whether nothing changes. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** All changes in one line, such as {@code +1 node, ~2 lanes}. */
  public String summary() {
    List<String> words = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          String sign = name.endsWith("Added") ? "+" : name.endsWith("Removed") ? "-" : "~";
          String thing = name.replaceAll("s(Added|Removed|Changed)$", "").replace("Changed", "");
          String words1 = thing.equals("shipOption") ? "way to ship" : thing;
          words.add(sign + count + " " + (count == 1 ? words1 : plural(words1)));
        });
    return words.isEmpty() ? "no change" : String.join(", ", words);
  }

  private static String plural(String word) {
    return word.equals("way to ship") ? "ways to ship" : word + "s";
  }

  private static <T> List<T> parts(Optional<Network> network, Function<Network, List<T>> of) {
    return network.map(of).orElse(List.of());
  }

  private static final class Draft {
    private static final List<String> STAMPS =
        List.of("version", "source", "issuedAt", "effectiveAt");

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    void terms(Network before, Network next) {
      for (Schema.Field field : next.getSchema().getFields()) {
        boolean list = field.schema().getType() == Schema.Type.ARRAY;
        Object old = before.get(field.pos());
        Object now = next.get(field.pos());
        if (!list && !STAMPS.contains(field.name()) && !Objects.equals(old, now)) {
          counts.merge("termsChanged", 1, Integer::sum);
          lines.add("~ " + field.name() + ": " + changes(old, now));
        }
      }
    }

    <T extends IndexedRecord> void part(
        String name, List<T> before, List<T> next, Function<T, String> key) {
      Map<String, T> old = byKey(before, key);
      Map<String, T> now = byKey(next, key);
      now.forEach(
          (id, value) -> {
            if (!old.containsKey(id)) {
              counts.merge(name + "sAdded", 1, Integer::sum);
              lines.add("+ " + words(name) + " " + id);
            }
          });
      old.forEach(
          (id, value) -> {
            if (!now.containsKey(id)) {
              counts.merge(name + "sRemoved", 1, Integer::sum);
              lines.add("- " + words(name) + " " + id);
            }
          });
      now.forEach(
          (id, value) -> {
            T former = old.get(id);
            if (former != null && !former.equals(value)) {
              counts.merge(name + "sChanged", 1, Integer::sum);
              lines.add("~ " + words(name) + " " + id + ": " + changes(former, value));
            }
          });
    }

    private static <T> Map<String, T> byKey(List<T> all, Function<T, String> key) {
      Map<String, T> map = new LinkedHashMap<>();
      all.forEach(one -> map.put(key.apply(one), one));
      return map;
    }

    private static String words(String name) {
      return name.equals("shipOption") ? "way to ship" : name;
    }

    /** Field by field where both are records, else from one to the other. */
    private static String changes(Object old, Object now) {
      if (!(old instanceof IndexedRecord before && now instanceof IndexedRecord next)) {
        return said(old) + " to " + said(now);
      }
      List<String> words = new ArrayList<>();
      for (Schema.Field field : next.getSchema().getFields()) {
        Object one = before.get(field.pos());
        Object other = next.get(field.pos());
        if (!Objects.equals(one, other)) {
          words.add(field.name() + " " + changes(one, other));
        }
      }
      return String.join(", ", words);
    }

    private static String said(Object value) {
      if (value == null || (value instanceof List<?> list && list.isEmpty())) {
        return "none";
      }
      if (value instanceof List<?> list) {
        return list.size() == 1 ? said(list.get(0)) : list.size() + " entries";
      }
      return value instanceof IndexedRecord record
          ? PeopleJson.of(record).toString()
          : value.toString();
    }
  }
}
