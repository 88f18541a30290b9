package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StockProjectionTest {

  @Test
  void shouldServeWhatIsThereAndNoMore() {
    double[] arrivals = {0, 0, 12, 0, 0};
    double[] demand = {4, 4, 8, 8, 8};

    // when
    StockProjection projection = StockProjection.of(10, arrivals, demand);

    assertThat(projection.end()).containsExactly(6, 2, 6, 0, 0);
    assertThat(projection.served()).containsExactly(4, 4, 8, 6, 0);
  }

  @Test
  void shouldLetWhatComesGoFirstToWhomItIsOwed() {
    // when
    StockProjection projection = StockProjection.of(-5, new double[] {3, 4}, new double[] {1, 1});

    assertThat(projection.end()).containsExactly(-2, 1);
    assertThat(projection.served()).containsExactly(0, 1);
  }
}
