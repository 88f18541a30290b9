package org.echelon.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class InSyncCheckTest {
  private static final List<Node> BROKERS =
      IntStream.rangeClosed(1, 3).mapToObj(id -> new Node(id, "host", 9092)).toList();

  @Test
  void shouldFindACopyThatIsNotInStep() {
    List<Finding> findings =
        new InSyncCheck()
            .look(List.of(topic("whole", BROKERS), topic("half", BROKERS.subList(0, 2))));

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.mark()).isEqualTo(Mark.WARNING);
              assertThat(finding.text()).isEqualTo("1 partition of 2 lacks copies in step: half");
              assertThat(finding.cure()).contains("start the brokers");
            });
  }

  @Test
  void shouldFindNothingWhereAllAreInStep() {
    assertThat(new InSyncCheck().look(List.of(topic("whole", BROKERS))))
        .extracting(Finding::mark)
        .containsExactly(Mark.GOOD);
  }

  private static TopicDescription topic(String name, List<Node> inSync) {
    TopicPartitionInfo partition = new TopicPartitionInfo(0, BROKERS.get(0), BROKERS, inSync);
    return new TopicDescription(name, false, List.of(partition));
  }
}
