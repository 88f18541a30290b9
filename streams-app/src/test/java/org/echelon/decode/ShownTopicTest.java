package org.echelon.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.echelon.config.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTopicTest {
  private static final Deployment HERE =
      new Deployment("localhost:9092", "http://x", "shop.", 2, 2, 1, 50, 5, Path.of("state"));

  @ParameterizedTest
  @CsvSource({
    "evt.order.v1,shop.evt.order.v1",
    "evt.order,shop.evt.order.v1",
    "shop.evt.order.v1,shop.evt.order.v1",
    "plan-document,shop-plan-document-changelog",
    "shop-plan-document-changelog,shop-plan-document-changelog",
    "gate-meta-changelog,shop-gate-meta-changelog"
  })
  void shouldFindATopicByAnyOfItsNames(String called, String name) {
    assertThat(ShownTopic.find(called, HERE).orElseThrow().name(HERE)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "evt.ordr,evt.order.v1",
    "state.positions,state.position.v1",
    "shop.cmd.transfers.v1,cmd.transfer.v1",
    "dql,dlq.v1",
    "plan-documents,plan-document-changelog"
  })
  void shouldOfferTheNameThatIsMostAlike(String called, String word) {
    assertThat(ShownTopic.find(called, HERE)).isEmpty();

    assertThat(ShownTopic.nearest(called, HERE).word()).isEqualTo(word);
  }

  @Test
  void shouldCountTheLettersThatDiffer() {
    assertThat(ShownTopic.distance("order", "order")).isZero();
    assertThat(ShownTopic.distance("ordr", "order")).isEqualTo(1);
    assertThat(ShownTopic.distance("", "abc")).isEqualTo(3);
    assertThat(ShownTopic.distance("kitten", "sitting")).isEqualTo(3);
  }
}
