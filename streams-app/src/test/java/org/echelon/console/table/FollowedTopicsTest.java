package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FollowedTopicsTest {
  static Set<Topic> followed() {
    return FollowedTopics.ALL;
  }

  /** Rights at a broker are given by what is declared; whoever opens the console needs these. */
  @ParameterizedTest
  @MethodSource("followed")
  void shouldBeTopicsThatPeopleMayRead(Topic topic) {
    boolean own = topic.writers().contains(Party.PEOPLE);

    assertThat(own || topic.readers().contains(Party.PEOPLE)).as(topic.suffix()).isTrue();
  }
}
