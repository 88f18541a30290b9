package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.echelon.network.Network;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.processor.plan.Worlds;
import org.echelon.schema.AvroTrust;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is ordered on a day is priced as of the time when it is there. */
class ArrivingPricesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  @BeforeAll
  static void trust() {
    AvroTrust.ensure();
  }

  @Test
  void shouldReadThePeriodInWhichAnOrderArrives() {
    Network network = network();
    int days = (int) network.feeder(network.ordinal("FC-E")).orElseThrow().leadTime().meanDays();
    assertThat(days).isBetween(1, 6);
    PriceVector vector = vector("FC-E", Resource.STORAGE, 1.0, 2.0, 3.0);

    LocalDate lastInTime = MONDAY.plusDays(6 - days);

    int fc = network.ordinal("FC-E");
    assertThat(PriceMapping.arriving(vector, network, lastInTime).storage(fc)).isEqualTo(1);
    assertThat(PriceMapping.arriving(vector, network, lastInTime.plusDays(1)).storage(fc))
        .isEqualTo(2);
    assertThat(PriceMapping.view(vector, network, lastInTime.plusDays(1)).storage(fc)).isEqualTo(1);
    assertThat(PriceMapping.arriving(vector, network, MONDAY.plusDays(400)).storage(fc))
        .isEqualTo(3);
  }

  @Test
  void shouldReadOnePriceWhereAllPeriodsAreAlike() {
    Network network = network();
    PriceVector vector = vector("DC", Resource.FLOW, 0.5, 0.5, 0.5);

    for (int day = 0; day < 30; day++) {
      PriceView arriving = PriceMapping.arriving(vector, network, MONDAY.plusDays(day));
      assertThat(arriving.flowPerUnit())
          .isEqualTo(PriceMapping.view(vector, network, MONDAY).flowPerUnit());
    }
  }

  private static Network network() {
    return NetworkMapping.toCore(Worlds.network(1), Worlds.START.toEpochMilli());
  }

  private static PriceVector vector(String node, Resource resource, Double... values) {
    return PriceVector.newBuilder()
        .setNetworkId("small")
        .setVersion(7)
        .setNetworkVersion(1)
        .setRunId("run")
        .setComputedAt(Worlds.START)
        .setInformedAt(Worlds.START)
        .setValidFromAt(Worlds.START)
        .setExpiresAt(Worlds.START.plusSeconds(60))
        .setStatus(VectorStatus.MANUAL)
        .setPeriodStartsOn(List.of(MONDAY, MONDAY.plusDays(7), MONDAY.plusDays(14)))
        .setPrices(
            List.of(
                Price.newBuilder()
                    .setNode(node)
                    .setResource(resource)
                    .setValues(List.of(values))
                    .build()))
        .build();
  }
}
