package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.LogKind;
import org.echelon.command.PurchaseCommand;
import org.echelon.reference.Calendar;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.PriceBreak;
import org.echelon.reference.StatusSpan;
import org.echelon.state.Alternative;
import org.echelon.state.Decision;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.system.Settlement;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** The small world with a second vendor V2 that fills the DC as well; MUG costs 6 a unit. */
class VendorsTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = new Scenario();

  @Test
  void shouldBuyFromTheCheaperVendorAndNameTheOther() {
    begin(network());
    item(vendor("V", 6_500_000L).build(), vendor("V2", 6_000_000L).build());

    // when
    buy("V2", "V2>DC");

    assertThat(offered("V>DC")).isZero();
    PurchaseCommand command = only();
    assertThat(command.getVendor()).isEqualTo("V2");
    assertThat(command.getUnitCostMicros()).isEqualTo(6_000_000L);
    assertThat(command.getValueMicros()).isEqualTo(command.getUnits() * 6_000_000L);
    assertThat(decision().getAlternatives())
        .extracting(Alternative::getFrom, Alternative::getRejectedBy)
        .containsExactly(tuple("V", "OUTRANKED"));
  }

  @Test
  void shouldBuyElsewhereWhileTheCheaperVendorIsShut() {
    Network network = network();
    List<Node> nodes = new ArrayList<>(network.getNodes());
    StatusSpan shut =
        StatusSpan.newBuilder()
            .setStatus(NodeStatus.CLOSED)
            .setFromAt(AvroNetworks.EFFECTIVE)
            .build();
    nodes.set(4, Node.newBuilder(nodes.get(4)).setStatus(List.of(shut)).build());
    begin(Network.newBuilder(network).setNodes(nodes).build());
    item(vendor("V", 6_500_000L).build(), vendor("V2", 6_000_000L).build());

    // when
    buy("V", "V>DC");

    assertThat(only().getVendor()).isEqualTo("V");
    assertThat(decision().getAlternatives())
        .extracting(Alternative::getRejectedBy)
        .containsExactly("VENDOR_CLOSED");
  }

  @Test
  void shouldTakeAPriceBreakAndSaySo() {
    begin(network());
    item(vendor("V", 6_000_000L).setPriceBreaks(List.of(new PriceBreak(100L, 4_000_000L))).build());

    // when
    buy("V", "V>DC");

    assertThat(only().getUnits()).isEqualTo(100);
    assertThat(only().getUnitCostMicros()).isEqualTo(4_000_000L);
    assertThat(only().getReasons()).contains("PRICE_BREAK");
    assertThat(only().getMoqApplied()).isFalse();
  }

  @Test
  void shouldSayThatTheLeastQuantityRaisedAnOrder() {
    begin(network());
    item(vendor("V", 6_000_000L).setMinUnits(900).setMultipleUnits(24).build());

    // when
    buy("V", "V>DC");

    assertThat(only().getUnits()).isEqualTo(912);
    assertThat(only().getReasons()).contains("MOQ_RAISED", "MULTIPLE_RAISED");
    assertThat(only().getMoqApplied()).isTrue();
  }

  @Test
  void shouldPromiseByTheItemsOwnLeadTimeAndHoldLessForAQuickVendor() {
    begin(network());
    item(vendor("V", 6_000_000L).build());
    long slow = scenario.level(MUG, "DC");
    LeadTimeDuration twelveHours =
        LeadTimeDuration.newBuilder().setFamily(LeadTimeFamily.CONSTANT).setMeanDays(0.5).build();

    // when
    scenario.feed(
        MUG,
        LogKind.ITEM,
        Item.newBuilder(Worlds.item(MUG, 2))
            .setVendors(List.of(vendor("V", 6_000_000L).setLeadTime(twelveHours).build()))
            .build());
    buy("V", "V>DC");

    assertThat(scenario.level(MUG, "DC")).isLessThan(slow);
    assertThat(Duration.between(scenario.now(), only().getDeliverBy()))
        .isEqualTo(Duration.ofHours(13));
  }

  @Test
  void shouldOfferOnlyOnTheItemsOrderDays() {
    begin(network());
    Calendar thursdays = Calendar.newBuilder().setDaysOfWeek(List.of(4)).build();
    item(vendor("V", 6_000_000L).setCalendar(thursdays).build());

    // when
    scenario.ask("V", "V>DC");
    assertThat(offered("V>DC")).as("a Monday").isZero();
    scenario.grant("V", MUG, "V>DC", 500);
    assertThat(scenario.out.toGates(Settlement.class))
        .singleElement()
        .matches(settled -> settled.getReasons().equals(List.of("VENDOR_CLOSED")));
    scenario.after(Duration.ofDays(3));
    buy("V", "V>DC");

    assertThat(only().getUnits()).isPositive();
  }

  @Test
  void shouldNameUnitsThatFillAnOrderUpToTheVendorsLeastValue() {
    begin(network());
    item(vendor("V", 6_000_000L).setMinOrderMicros(5_000_000_000L).build());

    // when
    scenario.ask("V", "V>DC");

    List<OfferLine> lines = lines("V>DC");
    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(lines).allMatch(line -> line.getMinOrderMicros() == 5_000_000_000L);
    assertThat(lines.get(0).getMarginPerUnitDay()).isPositive();
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.getMarginPerUnitDay() <= 0);
    scenario.grant("V", MUG, "V>DC", offered("V>DC"));
    assertThat(only().getUnits()).isEqualTo(offered("V>DC"));
    assertThat(only().getReasons()).contains("MOQ_RAISED");
  }

  @Test
  void shouldNotBuyForANodeThatTheVendorDoesNotDeliverTo() {
    begin(network());
    item(vendor("V", 6_000_000L).setDeliversTo(List.of("FC-E")).build());

    // when
    scenario.ask("V", "V>DC");

    assertThat(offered("V>DC")).isZero();
  }

  private void begin(Network network) {
    scenario.tick();
    scenario.feed("small", LogKind.NETWORK, network);
    assertThat(scenario.refusals()).isEmpty();
  }

  private void item(ItemVendor... vendors) {
    Item item = Item.newBuilder(Worlds.item(MUG, 1)).setVendors(List.of(vendors)).build();
    scenario.feed(MUG, LogKind.ITEM, item);
    scenario.forecast(MUG, 1, 20, 20);
  }

  private void buy(String gate, String lane) {
    scenario.ask(gate, lane);
    scenario.grant(gate, MUG, lane, offered(lane));
  }

  private PurchaseCommand only() {
    assertThat(scenario.purchases()).hasSize(1);
    return scenario.purchases().get(0);
  }

  private Decision decision() {
    return scenario.out.of(Topic.DECISION, Decision.class).get(0);
  }

  private long offered(String lane) {
    return lines(lane).stream().mapToLong(OfferLine::getUnits).sum();
  }

  /** Lines of the newest answer. */
  private List<OfferLine> lines(String lane) {
    List<Offer> offers = scenario.out.toGates(Offer.class);
    return offers.isEmpty()
        ? List.of()
        : offers.get(offers.size() - 1).getLines().stream()
            .filter(line -> line.getLane().equals(lane))
            .toList();
  }

  private static ItemVendor.Builder vendor(String id, long unitCostMicros) {
    return ItemVendor.newBuilder().setVendor(id).setUnitCostMicros(unitCostMicros);
  }

  private static Network network() {
    Network one = Worlds.network(1);
    List<Node> nodes = new ArrayList<>(one.getNodes());
    nodes.add(
        Node.newBuilder(nodes.get(0)).setNode("V2").setOrdinal(4).setKind(NodeKind.VENDOR).build());
    List<Lane> lanes = new ArrayList<>(one.getLanes());
    lanes.add(AvroNetworks.lane("V2>DC", "V2", "DC", LaneKind.PURCHASE));
    return Network.newBuilder(one).setNodes(nodes).setLanes(lanes).build();
  }
}
