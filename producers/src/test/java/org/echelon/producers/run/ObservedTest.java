package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** What a run makes of what it sees. */
class ObservedTest {
  static {
    AvroTrust.ensure();
  }

  private static final Instant AT = Instant.parse("2026-01-05T17:00:00Z");

  private final Observed observed = new Observed(null, null);

  @Test
  void shouldTakePricesThatAPersonReturnedToWithoutACertificate() {
    PriceVector returned =
        PriceVector.newBuilder()
            .setNetworkId("N")
            .setVersion(3)
            .setNetworkVersion(1)
            .setRunId("return-1")
            .setComputedAt(AT)
            .setInformedAt(AT)
            .setValidFromAt(AT)
            .setExpiresAt(AT.plusSeconds(60))
            .setStatus(VectorStatus.MANUAL)
            .setPeriodStartsOn(List.of())
            .setPrices(
                List.of(
                    Price.newBuilder()
                        .setNode("FC1")
                        .setResource(Resource.STORAGE)
                        .setValues(List.of(0.5))
                        .setUsage(List.of(1.0))
                        .setCapacity(List.of(1.0))
                        .build()))
            .setCertificate(null)
            .build();

    // when
    observed.published(Topic.PRICE, "N/1", returned);

    assertThat(observed.price()).isSameAs(returned);
    assertThat(observed.priceVersions()).isEqualTo(1);
    assertThat(observed.positivePrices()).isEqualTo(1);
    assertThat(observed.worstGap()).isZero();
  }
}
