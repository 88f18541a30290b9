package org.echelon.producers.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.echelon.codec.NetworkMapping;
import org.echelon.planning.regions.Partition;
import org.echelon.planning.regions.SkuClass;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.RegionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts of the eight zones of us8: Z1 to Z4 and Z5 to Z8. */
class RegionMapTest {
  private static final Partition HALVES = new Partition(List.of(0, 0, 0, 0, 1, 1, 1, 1));

  private final Us8World world = new Us8World(1, 20, 14);

  @TempDir private Path folder;

  @Test
  void shouldWriteAMapThatReadsBackAsANetwork() throws IOException {
    Path file = folder.resolve("map.json");
    // when
    Files.writeString(file, NetworkForm.write(RegionMap.cut(world.network(), HALVES, 1.5)));

    Network read = NetworkForm.read(file, world.startAt());
    org.echelon.network.Network core = NetworkMapping.toCore(read, world.startAt().toEpochMilli());
    assertThat(core.terms().regionPolicy().regional()).isTrue();
    assertThat(core.terms().regionPolicy().outOfRegionPerUnit()).isEqualTo(1.5);
    assertThat(core.zones())
        .extracting(zone -> zone.region())
        .containsExactly("R1", "R1", "R1", "R1", "R2", "R2", "R2", "R2");
    assertThat(core.node(core.ordinal("FC-SE2")).region()).isEqualTo("R1");
    assertThat(core.node(core.ordinal("SSD-PA")).region()).isEqualTo("R2");
    assertThat(core.node(core.ordinal("DC-WEST")).region()).as("by place").isEqualTo("R2");
    assertThat(read.getRegions()).hasSize(2);
    assertThat(read.getRegions().stream().mapToInt(r -> r.getNodes().size()).sum())
        .isEqualTo(read.getNodes().size());
  }

  @Test
  void shouldBeNationalInOneRegion() {
    Network whole = RegionMap.cut(world.network(), Partition.whole(8), 2);

    assertThat(whole.getRegionPolicy().getMode()).isEqualTo(RegionMode.NATIONAL);
    assertThat(whole.getNodes()).extracting(Node::getRegion).containsOnly("R1");
  }

  @Test
  void shouldCutEveryVersionOfAWorld() {
    RegionedWorld cut = new RegionedWorld(world, n -> RegionMap.cut(n, HALVES, 2));

    assertThat(cut.network().getRegions()).hasSize(2);
    assertThat(cut.asCarriedOut()).isEqualTo(cut.network());
    assertThat(cut.publishedOverTime().values()).containsOnly(cut.network());
    assertThat(cut.items()).isEqualTo(world.items());
  }

  @Test
  void shouldReadDemandOfAFile() throws IOException {
    org.echelon.network.Network core =
        NetworkMapping.toCore(world.network(), world.startAt().toEpochMilli());
    Path file =
        written(
            "class,items,zone,speed,units_per_day",
            "slow,900,Z1,NEXT_DAY,0.01",
            "slow,,Z2,,0.02",
            "fast,100,Z8,SAME_DAY,5");
    // when
    List<SkuClass> classes = DemandClasses.read(file, core);

    assertThat(classes).extracting(SkuClass::items).containsExactly(900.0, 100.0);
    assertThat(classes.get(0).unitsPerDay()).isEqualTo(27);
    assertThat(classes.get(1).unitsPerDay()).isEqualTo(500);
    assertThatThrownBy(
            () -> DemandClasses.read(written("class,zone,units_per_day", "a,Z9,1"), core))
        .hasMessageContaining("there is no Z9. Choose of [Z1");
  }

  @Test
  void shouldPlaceABuildingWhereItWouldStand() throws IOException {
    Path file =
        written(
            "site,zone,fixed_cost_per_year,units_per_day,lead_years,lat,lon,like",
            "FC-NEW,Z5,100000,3000,1.5,33.8,-89.4,FC-MA1",
            "FC-MS3,Z5,100000,,,,,");
    // when
    CandidateSites sites = CandidateSites.read(file, world.network(), 1);

    assertThat(sites.sites()).extracting(site -> site.leadYears()).containsExactly(2, 0);
    BitSet second = new BitSet();
    second.set(1);
    org.echelon.network.Network core =
        NetworkMapping.toCore(sites.open(second), world.startAt().toEpochMilli());
    int first = core.ordinal("FC-NEW");
    assertThat(core.node(first).open()).isFalse();
    assertThat(core.node(core.ordinal("FC-MS3")).open()).isTrue();
    assertThat(core.node(first).capacity().outboundUnitsPerDay()).isEqualTo(3000);
    assertThat(core.lanesInto(first))
        .extracting(lane -> lane.id())
        .containsExactly("DC-EAST>FC-NEW");
    assertThat(core.shipOptions().stream().filter(o -> o.node() == first && o.zone() == 4))
        .as("as FC-MA1 serves its own zone")
        .anyMatch(o -> o.costPerUnit() == 3.6)
        .hasSize(3);
  }

  @Test
  void shouldGrowYearByYear() throws IOException {
    Path file = written("zone,year,factor", "Z1,2,1.5", "Z2,1,0.9", "Z2,3,2", "Z2,9,7");
    // when
    double[][] factors = Growth.read(file, world.network(), 3).factors();

    assertThat(factors[0]).startsWith(1, 0.9, 1);
    assertThat(factors[1]).startsWith(1.5, 0.9, 1);
    assertThat(factors[2]).startsWith(1.5, 2, 1);
  }

  private Path written(String... lines) throws IOException {
    return Files.write(Files.createTempFile(folder, "rows", ".csv"), List.of(lines));
  }
}
