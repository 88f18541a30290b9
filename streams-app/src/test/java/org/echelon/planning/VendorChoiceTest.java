package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.echelon.measure.Seeds;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LeadTime;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.junit.jupiter.api.Test;

/** Two vendors (0 and 1) may fill the DC (2), a unit of 1 dm³ for 0.30 a unit over either lane. */
class VendorChoiceTest {
  private static final int NEAR = 0;
  private static final int FAR = 1;
  private static final int DC = 2;
  private static final double CAPITAL = 0.01;
  private static final List<Lane> LANES =
      List.of(
          Networks.lane("NEAR>DC", NEAR, DC, LaneKind.PURCHASE, 3, 1),
          Networks.lane("FAR>DC", FAR, DC, LaneKind.PURCHASE, 30, 5));
  private static final Network NETWORK = network();

  private final VendorChoice choice = new VendorChoice(NETWORK);

  @Test
  void shouldTakeTheVendorThatCostsLeastInPlaceWithItsLeadTime() {
    VendorTerms near = VendorTerms.plain(NEAR, 6.25, 1, 1);
    VendorTerms far = VendorTerms.plain(FAR, 6.00, 1, 1);

    // when
    List<VendorOffer> offers = ranked(20, near, far);

    // 6.25 + 0.30 + 4 days of capital against 6.00 + 0.30 + 35 days of it.
    assertThat(offers).extracting(o -> o.terms().vendor()).containsExactly(NEAR, FAR);
    assertThat(offers.get(0).costPerUnit()).isCloseTo(6.59, within(1e-9));
    assertThat(offers.get(1).costPerUnit()).isCloseTo(6.65, within(1e-9));
  }

  @Test
  void shouldPreferTheFirstNamedOfEqualVendors() {
    LeadTime equal = new LeadTime(3, 1);
    VendorTerms near = VendorTerms.plain(NEAR, 6, 1, 1);
    VendorTerms far = withLead(VendorTerms.plain(FAR, 6, 1, 1), equal);

    assertThat(ranked(20, near, far).get(0).terms().vendor()).isEqualTo(NEAR);
    assertThat(ranked(20, far, near).get(0).terms().vendor()).isEqualTo(FAR);
  }

  @Test
  void shouldBuyMoreForAPriceBreakOnlyWhileTheUnitsTooManyAreWorthHolding() {
    VendorTerms breaks = withBreaks(VendorTerms.plain(NEAR, 6, 1, 1), 100, 5.50);

    // At 5 a day 80 units too many wait 8 days on average, at 0.2 a day a year at the most.
    assertThat(ranked(20, 5, breaks).get(0).units()).isEqualTo(100);
    assertThat(ranked(20, 5, breaks).get(0).reasons()).containsExactly("PRICE_BREAK");
    assertThat(ranked(20, 0.2, breaks).get(0).units()).isEqualTo(20);
    assertThat(ranked(20, 0.2, breaks).get(0).reasons()).isEmpty();
  }

  @Test
  void shouldSayWhyMoreIsBoughtThanIsMissing() {
    assertThat(ranked(20, VendorTerms.plain(NEAR, 6, 48, 24)).get(0).reasons())
        .containsExactly("MOQ_RAISED");
    assertThat(ranked(20, VendorTerms.plain(NEAR, 6, 1, 24)).get(0).reasons())
        .containsExactly("MULTIPLE_RAISED");
    assertThat(ranked(20, VendorTerms.plain(NEAR, 6, 30, 24)).get(0).reasons())
        .containsExactly("MOQ_RAISED", "MULTIPLE_RAISED");
    assertThat(ranked(48, VendorTerms.plain(NEAR, 6, 48, 24)).get(0).reasons()).isEmpty();
  }

  @Test
  void shouldBuyNothingFromAVendorThatDoesNotDeliverThereOrNeverOnADayOfTheLane() {
    VendorTerms elsewhere =
        new VendorTerms(NEAR, 1, List.of(), 1, 1, 0, Set.of(7), Optional.empty(), Optional.empty());
    DepartureCalendar sundays =
        new DepartureCalendar(
            Set.of(DayOfWeek.SUNDAY), LocalTime.of(18, 0), ZoneOffset.UTC, Set.of(), Set.of(), 60);
    VendorTerms onSundays =
        new VendorTerms(
            NEAR, 1, List.of(), 1, 1, 0, Set.of(), Optional.of(sundays), Optional.empty());

    assertThat(ranked(20, elsewhere)).isEmpty();
    assertThat(ranked(20, onSundays)).hasSize(1);
    assertThat(onSundays.takesOrders(Instant.parse("2026-11-22T18:00:00Z").toEpochMilli()))
        .isTrue();
    assertThat(onSundays.takesOrders(Instant.parse("2026-11-23T18:00:00Z").toEpochMilli()))
        .isFalse();
  }

  /** Whatever the terms, no quantity of any vendor within the guard rails costs less per unit. */
  @Test
  void shouldFindWhatTryingEveryQuantityOfEveryVendorFinds() {
    Random random = Seeds.random(11);
    int raised = 0;
    for (int i = 0; i < 3_000; i++) {
      long missing = 1 + random.nextInt(60);
      double demand = 0.1 + random.nextInt(40) / 10.0;
      SupplyRules rules =
          new SupplyRules(1, List.of(random(NEAR, random), random(FAR, random)), true, 1, CAPITAL);

      // when
      VendorOffer best = choice.ranked(LANES, rules, missing, demand).get(0);

      double least = cheapest(rules, missing, demand);
      assertThat(best.costPerUnit()).as("case %s", i).isCloseTo(least, within(1e-9));
      raised += best.reasons().contains("PRICE_BREAK") ? 1 : 0;
    }
    assertThat(raised).as("cases in which a price break decides").isGreaterThan(300);
  }

  /** With three vendors, and a cost written down once more on its own. */
  @Test
  void shouldFindTheCheapestOfThreeVendorsByTheStatedCost() {
    Random random = Seeds.random(12);
    int[] chosen = new int[3];
    for (int i = 0; i < 1_500; i++) {
      long missing = 1 + random.nextInt(60);
      double demand = 0.1 + random.nextInt(40) / 10.0;
      List<VendorTerms> vendors =
          List.of(
              withLead(random(NEAR, random), new LeadTime(1 + random.nextInt(30), 1)),
              withLead(random(FAR, random), new LeadTime(1 + random.nextInt(30), 4)),
              withLead(random(NEAR, random), new LeadTime(1 + random.nextInt(30), 0)));

      // when
      VendorOffer best =
          choice
              .ranked(LANES, new SupplyRules(1, vendors, true, 1, CAPITAL), missing, demand)
              .get(0);

      double least = Double.POSITIVE_INFINITY;
      for (VendorTerms vendor : vendors) {
        least = Math.min(least, least(vendor, vendor.leadTime().orElseThrow(), missing, demand));
      }
      assertThat(best.costPerUnit()).as("case %s", i).isCloseTo(least, within(1e-9));
      LeadTime lead = best.terms().leadTime().orElseThrow();
      assertThat(stated(best.terms(), lead, missing, demand, best.units()))
          .isCloseTo(least, within(1e-9));
      chosen[vendors.indexOf(best.terms())]++;
    }
    assertThat(Arrays.stream(chosen).min().orElse(0))
        .as("each vendor is chosen")
        .isGreaterThan(200);
  }

  /**
   * Unit cost of the last break reached, 0.30 of lane, capital over the lead time and its
   * deviation, and half the time that the units too many last, a year at most, of capital and of
   * storage (0.008 a cube-day).
   */
  private static double stated(
      VendorTerms vendor, LeadTime lead, long missing, double demand, long units) {
    double each = vendor.unitCost();
    for (VendorTerms.PriceBreak step : vendor.breaks()) {
      each = step.fromUnits() <= units ? step.unitCost() : each;
    }
    long tooMany = units - missing;
    double daysHeld = Math.min(tooMany / demand / 2, 365);
    double holding = (CAPITAL + 0.008) * daysHeld * tooMany;
    return each + 0.3 + CAPITAL * (lead.meanDays() + lead.sdDays()) + holding / units;
  }

  /** The least cost of any quantity sold, up to the month that guard rails allow. */
  private static double least(VendorTerms vendor, LeadTime lead, long missing, double demand) {
    long base = Math.max(missing, vendor.minUnits());
    while (base % vendor.multipleUnits() != 0) {
      base++;
    }
    long most = Math.max(base, (long) Math.ceil(30 * demand));
    double least = Double.POSITIVE_INFINITY;
    for (long units = base; units <= most; units += vendor.multipleUnits()) {
      least = Math.min(least, stated(vendor, lead, missing, demand, units));
    }
    return least;
  }

  private static double cheapest(SupplyRules rules, long missing, double demand) {
    double least = Double.POSITIVE_INFINITY;
    for (int v = 0; v < LANES.size(); v++) {
      VendorTerms vendor = rules.vendors().get(v);
      LeadTime lead = vendor.leadTime().orElse(LANES.get(v).leadTime());
      least = Math.min(least, least(vendor, lead, missing, demand));
    }
    return least;
  }

  private static VendorTerms random(int vendor, Random random) {
    List<VendorTerms.PriceBreak> breaks = new ArrayList<>();
    long from = 0;
    double cost = 6 + random.nextInt(20) / 10.0;
    double least = cost;
    for (int i = random.nextInt(4); i > 0; i--) {
      from += 5 + random.nextInt(50);
      least -= 0.05 + random.nextInt(10) / 20.0;
      breaks.add(new VendorTerms.PriceBreak(from, least));
    }
    return new VendorTerms(
        vendor,
        cost,
        breaks,
        1 + random.nextInt(40),
        1 + random.nextInt(12),
        0,
        Set.of(),
        Optional.empty(),
        random.nextBoolean() ? Optional.empty() : Optional.of(new LeadTime(5, 2)));
  }

  private List<VendorOffer> ranked(long missing, VendorTerms... vendors) {
    return ranked(missing, 5, vendors);
  }

  private List<VendorOffer> ranked(long missing, double demandPerDay, VendorTerms... vendors) {
    SupplyRules rules = new SupplyRules(1, List.of(vendors), true, 1, CAPITAL);
    return choice.ranked(LANES, rules, missing, demandPerDay);
  }

  private static VendorTerms withLead(VendorTerms terms, LeadTime lead) {
    return new VendorTerms(
        terms.vendor(),
        terms.unitCost(),
        terms.breaks(),
        terms.minUnits(),
        terms.multipleUnits(),
        0,
        Set.of(),
        Optional.empty(),
        Optional.of(lead));
  }

  private static VendorTerms withBreaks(VendorTerms terms, long from, double cost) {
    return new VendorTerms(
        terms.vendor(),
        terms.unitCost(),
        List.of(new VendorTerms.PriceBreak(from, cost)),
        terms.minUnits(),
        terms.multipleUnits(),
        0,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Network network() {
    List<Node> nodes =
        List.of(
            Networks.node(NEAR, "NEAR", NodeKind.VENDOR, 2, "R1", 7),
            Networks.node(FAR, "FAR", NodeKind.VENDOR, 2, "R1", 7),
            Networks.node(DC, "DC", NodeKind.DC, 1, "R1", 7));
    return new Network("n", 1, Networks.terms(), nodes, List.of(), LANES, List.of());
  }
}
