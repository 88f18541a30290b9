package org.echelon.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.avro.Schema;
import org.echelon.price.PriceVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractsTest {
  @Test
  void shouldGiveEachRecordATopicOfItsOwn() {
    assertThat(Arrays.stream(Contracts.values()).map(Contracts::topic)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Contracts.values()).map(contract -> contract.schema().getFullName()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameTopicsByTheSameRule(Contracts contract) {
    assertThat(contract.topic()).matches("echelon\\.[a-z]+(\\.[a-z]+(-[a-z]+)?)?\\.v1");
    assertThat(contract.subject()).isEqualTo(contract.topic() + "-value");
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeyRecordsByFieldsThatAreAlwaysThere(Contracts contract) {
    assertThat(contract.keyFields())
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(contract.schema().getField(name).schema().getType())
                    .isIn(Schema.Type.STRING, Schema.Type.INT));
  }

  @Test
  void shouldJoinTheFieldsOfAKey() {
    PriceVector vector = (PriceVector) Records.filled(PriceVector.getClassSchema());

    assertThat(Contracts.PRICE.keyOf(vector))
        .isEqualTo(vector.getNetworkId() + "/" + vector.getChunk());
  }
}
