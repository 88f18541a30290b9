package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.gate.AskRequest;
import org.echelon.gate.DepartureLoad;
import org.echelon.gate.DueDeparture;
import org.echelon.gate.Freight;
import org.echelon.gate.GateAsk;
import org.echelon.gate.GateState;
import org.echelon.gate.LaneQuotas;
import org.echelon.gate.LaneStand;
import org.echelon.gate.LaneWindow;
import org.echelon.gate.NodeLoad;
import org.echelon.gate.OfferChunk;
import org.echelon.gate.OfferedStep;
import org.echelon.gate.OpenAsk;
import org.echelon.gate.PriceBook;
import org.echelon.gate.Settling;
import org.junit.jupiter.api.Test;

class GateCodecTest {
  private static final GateAsk ASK =
      new GateAsk(
          "FC-A|*|2026-11-21T18:00:00Z|2",
          "FC-A",
          List.of("DC>FC-A", "DC2>FC-A"),
          1_795_284_000_000L,
          2,
          7,
          3,
          Double.POSITIVE_INFINITY,
          1040.5,
          false,
          1_795_280_400_000L,
          "CUT_OFF");
  private static final OfferChunk CHUNK =
      new OfferChunk(
          ASK.askId(),
          1,
          0,
          true,
          new NodeLoad(-5, 6, 7, 8, 9, 10),
          List.of(
              new OfferedStep(1, "A", "DC>FC-A", 3, 12, 6, 0.25, 1.5, 3.75),
              new OfferedStep(
                  1,
                  "A",
                  "CDC>FC-A",
                  3,
                  12,
                  6,
                  0.25,
                  1.5,
                  3.75,
                  0,
                  0,
                  7.5,
                  new OfferedStep.Direct("DC>FC-A", 0.75))));

  @Test
  void shouldKeepAGateThatWaitsForOffers() {
    GateState state = state(new OpenAsk(ASK, List.of(CHUNK), Optional.empty()));

    GateState read =
        GateCodec.decode(
            GateCodec.encode(state), List.of(GateCodec.decodeOffer(GateCodec.encode(CHUNK))));

    assertThat(read).isEqualTo(state);
  }

  @Test
  void shouldKeepAGateThatWaitsForSettlements() {
    Settling settling =
        new Settling(
            new TreeMap<>(Map.of(0, 40L, 3, 15L)),
            new TreeMap<>(Map.of(3, 7L)),
            15,
            List.of("T-a", "T-b"),
            List.of(
                new DepartureLoad(
                    "DC>FC-A",
                    60_000,
                    Double.POSITIVE_INFINITY,
                    new Freight(1_500, 0),
                    55,
                    new Freight(820_500, 12_250),
                    3,
                    new Freight(44_000, 7),
                    true)),
            List.of(1, 2));
    GateState state = state(new OpenAsk(ASK, List.of(), Optional.of(settling)));

    assertThat(GateCodec.decode(GateCodec.encode(state), List.of())).isEqualTo(state);
  }

  @Test
  void shouldKeepAGateThatSleeps() {
    GateState state = GateState.begin(5, -1);

    assertThat(GateCodec.decode(GateCodec.encode(state), List.of())).isEqualTo(state);
  }

  @Test
  void shouldRefuseAFormItDoesNotKnow() {
    byte[] bytes = GateCodec.encode(GateState.begin(5, 0));
    bytes[0] = 99;

    assertThatThrownBy(() -> GateCodec.decode(bytes, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }

  @Test
  void shouldAdoptAVectorOnceItIsWholeAndKeepThePartsUntilThen() {
    PriceBook half = PriceBook.EMPTY.take(part(4, 1, 2, true, "L1"));
    PriceBook reread = PriceBookCodec.decode(PriceBookCodec.encode(half));
    assertThat(reread).isEqualTo(half);
    assertThat(reread.adopted()).isZero();

    PriceBook whole = reread.take(part(4, 2, 2, true, "L2"));

    assertThat(whole.adopted()).isEqualTo(4);
    assertThat(whole.quotas().units()).containsOnlyKeys("L1", "L2");
    assertThat(whole.take(part(3, 1, 1, true, "L3"))).isEqualTo(whole);
  }

  @Test
  void shouldNotAdoptAVersionWithAPartThatIsUnsound() {
    PriceBook book =
        PriceBook.EMPTY.take(part(4, 1, 2, false, "L1")).take(part(4, 2, 2, true, "L2"));

    assertThat(book.adopted()).isZero();
    assertThat(book.take(part(5, 1, 1, true, "L1")).adopted()).isEqualTo(5);
  }

  private static PriceBook.Part part(
      long version, int chunk, int chunks, boolean usable, String lane) {
    return new PriceBook.Part(
        version,
        chunk,
        chunks,
        usable,
        new LaneQuotas(
            List.of(LocalDate.parse("2026-11-15")), new TreeMap<>(Map.of(lane, List.of(12.5)))));
  }

  private static GateState state(OpenAsk open) {
    return new GateState(
        130,
        1_795_280_400_000L,
        Optional.of(open),
        List.of(new DueDeparture(1_795_370_400_000L, List.of("DC>FC-A"), true, "DRY")),
        List.of(new AskRequest("node:FC-A", false, "EXTRA")),
        new TreeMap<>(Map.of(20_778L, 40L)),
        new TreeMap<>(Map.of(new LaneWindow("DC>FC-A", 20_778, 7), 25L)),
        new TreeMap<>(Map.of(1_795_284_000_000L, 2)),
        new TreeMap<>(
            Map.of(
                "DC>FC-A",
                new LaneStand(1_795_284_000_000L, new Freight(820_500, 12_250), 7_250_000, 1))));
  }
}
