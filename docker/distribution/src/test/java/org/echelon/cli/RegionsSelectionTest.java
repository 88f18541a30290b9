package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Catalogue;
import org.echelon.producers.us8.Us8Sku;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads of the selection of regions, and what files say of it. */
class RegionsSelectionTest {
  private static final int SKUS = 60;

  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldTellRegionsSkusAndGoals() throws IOException {
    Path json = folder.resolve("selection.json");
    // when
    int exit = run("--skus", "" + SKUS, "--region", "R3", "--rows", "5", "--json", "" + json);

    assertThat(exit).isZero();
    List<String> lines = echelon.out().lines().toList();
    assertThat(lines.get(0))
        .startsWith("us8: 8 regions, 60 SKUs,")
        .contains("counts 2.00 USD more in plans, rooms and flows are free", "plans, not runs");
    assertThat(lines.get(1)).startsWith("REGION").endsWith("Q9");
    assertThat(lines.get(2)).startsWith("R1 ");
    assertThat(lines.get(10)).startsWith("all ");
    assertThat(echelon.out())
        .contains("Plans of this map carry SKUs for ", "For 95.0% in each region ")
        .contains("NO_BUILDING", "… and 55 more; --csv FILE has all of them")
        .contains("Q9.demand-in-region", "Q9.cost ", "Q9.demand-by-list", "Q9.cost-by-list");
    int heads = lines.indexOf(line(lines, "SKU "));
    assertThat(lines.subList(heads + 1, heads + 6)).allMatch(line -> line.startsWith("S0"));
    List<Double> saved =
        lines.subList(heads + 1, heads + 6).stream()
            .map(line -> Double.valueOf(line.substring(69, 80).strip()))
            .toList();
    assertThat(saved).isSortedAccordingTo((one, other) -> Double.compare(other, one));

    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.get("command").asText()).isEqualTo("regions selection");
    assertThat(document.get("results").get("choices")).hasSize(SKUS);
    assertThat(document.get("results").get("regions")).hasSize(8);
    assertThat(document.get("goals")).hasSize(4);
    JsonNode all = document.get("results").get("all");
    double cost =
        100 * (all.get("costPerDay").asDouble() / all.get("nationalCostPerDay").asDouble() - 1);
    assertThat(goal(document, "Q9.cost")).isCloseTo(cost, within(1e-9));
    double least = 100;
    for (JsonNode region : document.get("results").get("regions")) {
      least = Math.min(least, 100 * region.get("demandAvailable").asDouble());
    }
    assertThat(goal(document, "Q9.demand-in-region")).isEqualTo(least);
  }

  @Test
  void shouldListWhatEachRegionMustCarryInItsOwnKindOfBuildings() throws IOException {
    Path csv = folder.resolve("selection.csv");
    // when
    assertThat(run("--skus", "" + SKUS, "--csv", "" + csv)).isZero();

    Set<String> large =
        Us8Catalogue.draw(1, SKUS).stream()
            .filter(Us8Sku::large)
            .map(Us8Sku::sku)
            .collect(Collectors.toSet());
    assertThat(large).isNotEmpty();
    Set<String> largeFcs =
        Us8.SITES.stream().filter(Us8.Site::large).map(Us8.Site::id).collect(Collectors.toSet());
    Set<String> withLarge =
        Us8.SITES.stream()
            .filter(Us8.Site::large)
            .map(site -> Us8.AREAS.get(site.area()).region())
            .collect(Collectors.toSet());
    Map<String, Double> units = new HashMap<>();
    Map<String, Double> inside = new HashMap<>();
    List<Map<String, String>> rows = rows(csv);
    assertThat(rows).hasSize(8 * SKUS);
    for (Map<String, String> row : rows) {
      String region = row.get("region");
      units.merge(region, Double.valueOf(row.get("units_per_day")), Double::sum);
      if (row.get("list").equals("MUST")) {
        inside.merge(region, Double.valueOf(row.get("units_per_day")), Double::sum);
      }
      boolean able = !large.contains(row.get("sku")) || withLarge.contains(region);
      assertThat(row.get("standing").equals("NO_BUILDING")).isEqualTo(!able);
      assertThat(row.get("carried_cost").isEmpty()).isEqualTo(!able);
      assertThat(able || row.get("list").equals("LEFT")).isTrue();
      assertThat(row.get("carried").equals("true")).isEqualTo(!row.get("nodes").isEmpty());
      for (String node : row.get("nodes").isEmpty() ? new String[0] : row.get("nodes").split(" ")) {
        assertThat(largeFcs.contains(node)).isEqualTo(large.contains(row.get("sku")));
      }
    }
    for (String region : units.keySet()) {
      assertThat(inside.get(region) / units.get(region)).isBetween(0.95 - 1e-6, 1.0);
    }
  }

  @Test
  void shouldLetRoomsBindWhenTheyArePriced() {
    String[] tight = {"--skus", "40", "--storage", "0.3"};
    assertThat(run(tight)).isZero();
    double free = national(echelon.out());
    echelon.clear();
    // when
    assertThat(run("--skus", "40", "--storage", "0.3", "--priced")).isZero();

    assertThat(echelon.out()).contains("rooms and flows have prices", "NO_ROOM");
    assertThat(national(echelon.out())).isLessThan(free);
  }

  @Test
  void shouldSayWhatMakesNoSense() {
    assertThat(run("--demand-share", "95")).isEqualTo(2);
    assertThat(run("--priced", "--items", "1000")).isEqualTo(2);
    assertThat(run("--skus", "2", "--region", "R99")).isEqualTo(4);
    assertThat(echelon.err())
        .contains("--demand-share is 0 to 1", "leave out --items and --demand")
        .contains("R99 is none of the regions R1, R2");
    assertThat(echelon.out()).isEmpty();
  }

  private int run(String... options) {
    List<String> line = new ArrayList<>(List.of("regions", "selection"));
    line.addAll(List.of(options));
    return echelon.run(line.toArray(String[]::new));
  }

  private static String line(List<String> lines, String start) {
    return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  /** The share of demand that national placement has inside, in percent. */
  private static double national(String out) {
    String all = line(out.lines().toList(), "all ");
    return Double.parseDouble(all.strip().split(" +")[7].replace("%", ""));
  }

  private static double goal(JsonNode document, String id) {
    for (JsonNode goal : document.get("goals")) {
      if (goal.get("id").asText().equals(id)) {
        return goal.get("measured").asDouble();
      }
    }
    throw new AssertionError("no goal " + id);
  }

  private static List<Map<String, String>> rows(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] heads = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      assertThat(fields).hasSameSizeAs(heads);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < heads.length; i++) {
        row.put(heads[i], fields[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
