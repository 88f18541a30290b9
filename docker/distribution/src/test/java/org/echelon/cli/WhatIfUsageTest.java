package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that are none are refused before a broker is asked. */
class WhatIfUsageTest {
  private final Capture echelon = new Capture();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --demand 1.2                                  | --sku
          --sku A --network                             | mutually exclusive
          --network                                     | --network lacks a limit
          --network --storage 1.1                       | --node is missing
          --network --node N --storage 1.1 --demand 2   | the rest is about one SKU
          --network --node N --flow-price 2             | the rest is about one SKU
          --sku A --zone Z                              | --zone goes with --demand
          --sku A --lane L                              | --lane with --lead-time
          --sku A --closed                              | --node is missing
          --sku A --node N                              | --node alone says nothing
          --sku A --node N --flow 2 --flow-price 3      | either multiplied or set
          --sku A --demand -1                           | it must lie in 0.0 to 100.0
          --sku A --lead-time 0                         | it must lie in 0.01 to 100.0
          """)
  void shouldSayWhatIsMissing(String arguments, String message) {
    List<String> line = new ArrayList<>(List.of("whatif"));
    line.addAll(List.of(arguments.strip().split(" +")));
    line.addAll(List.of("--bootstrap", "localhost:1"));

    assertThat(echelon.run(line.toArray(String[]::new))).isEqualTo(2);

    assertThat(echelon.err()).contains(message);
  }
}
