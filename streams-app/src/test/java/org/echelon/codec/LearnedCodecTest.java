package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.echelon.codec.LearnedCodec.Learned;
import org.echelon.demand.DemandEstimate;
import org.echelon.demand.DemandEvidence;
import org.echelon.demand.DemandPrior;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;

/** What was learned outlives a restart, to the last bit. */
class LearnedCodecTest {
  private static final DemandEvidence SEEN =
      DemandEvidence.NONE
          .withLine("Z-NE", Speed.NEXT_DAY, 20_000, 3)
          .withLine("Z-NE", Speed.STANDARD, 20_001, 7)
          .withLine("Z-W", Speed.NEXT_DAY, 20_003, 1)
          .withWeek("Z-W", 19_900, 21, false)
          .withWeek("Z-W", 19_907, 2, true);

  @Test
  void shouldRestoreEvidenceEstimateAndPrior() {
    DemandPrior prior = DemandPrior.of(List.of(SEEN), 20_004);
    DemandEstimate estimate = DemandEstimate.of(SEEN, prior, 20_004);

    // when
    byte[] bytes = LearnedCodec.encode(new Learned(SEEN, estimate));
    Learned restored = LearnedCodec.decode(bytes);

    assertThat(restored.estimate()).isEqualTo(estimate);
    assertThat(LearnedCodec.encode(restored)).isEqualTo(bytes);
    assertThat(DemandEstimate.of(restored.evidence(), prior, 20_004)).isEqualTo(estimate);
    assertThat(LearnedCodec.decodePrior(LearnedCodec.encode(prior))).isEqualTo(prior);
    assertThat(LearnedCodec.decode(LearnedCodec.encode(new Learned(SEEN, null))).estimate())
        .isNull();
  }

  @Test
  void shouldTakeLittleRoom() {
    DemandEvidence seen = DemandEvidence.NONE;
    for (int zone = 0; zone < 8; zone++) {
      seen = seen.withLine("Z-" + zone, Speed.NEXT_DAY, 20_000 + zone, 3);
    }

    // Eight zones of one speed: about 14 bytes of evidence each.
    assertThat(LearnedCodec.encode(new Learned(seen, null))).hasSizeLessThan(200);
  }
}
