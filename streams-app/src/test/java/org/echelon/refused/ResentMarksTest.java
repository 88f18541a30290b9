package org.echelon.refused;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.control.Audit;
import org.echelon.control.AuditOutcome;
import org.echelon.control.Role;
import org.junit.jupiter.api.Test;

class ResentMarksTest {
  private final ResentMarks marks = new ResentMarks("topic-1");

  @Test
  void shouldKnowAgainWhatItHasWritten() {
    Map<String, String> parameters =
        marks.parameters(new TreeSet<>(List.of(3L, 12L, 13L, 14L, 17L, 18L)));
    assertThat(parameters).containsEntry("resent", "3,12-14,17-18");

    marks.take(audit(ResentMarks.OPERATION, AuditOutcome.DONE, parameters));
    marks.take(
        audit(
            ResentMarks.OPERATION,
            AuditOutcome.DONE,
            marks.parameters(new TreeSet<>(List.of(15L)))));

    assertThat(marked(20)).containsExactly(3L, 12L, 13L, 14L, 15L, 17L, 18L);
  }

  @Test
  void shouldTakeNoMarkThatIsNotItsOwn() {
    Map<String, String> parameters = marks.parameters(new TreeSet<>(List.of(3L)));

    marks.take(audit(ResentMarks.OPERATION, AuditOutcome.REQUESTED, parameters));
    marks.take(audit("control.freeze", AuditOutcome.DONE, parameters));
    marks.take(
        audit(
            ResentMarks.OPERATION,
            AuditOutcome.DONE,
            new ResentMarks("topic-0").parameters(new TreeSet<>(List.of(3L)))));
    marks.take(
        audit(
            ResentMarks.OPERATION,
            AuditOutcome.DONE,
            Map.of("topicId", "topic-1", "resent", "3-")));
    marks.take(audit(ResentMarks.OPERATION, AuditOutcome.DONE, Map.of()));

    assertThat(marked(10)).isEmpty();
  }

  private List<Long> marked(long below) {
    return LongStream.range(0, below)
        .filter(
            offset -> marks.has(RefusedEntry.of(new ConsumerRecord<>("dlq", 0, offset, "k", null))))
        .boxed()
        .toList();
  }

  private static Audit audit(
      String operation, AuditOutcome outcome, Map<String, String> parameters) {
    return Audit.newBuilder()
        .setAuditId("a")
        .setAt(Instant.EPOCH)
        .setWho("w")
        .setRole(Role.OPERATOR)
        .setFrom("test")
        .setOperation(operation)
        .setScope("network")
        .setParameters(parameters)
        .setWhy("a reason")
        .setOutcome(outcome)
        .build();
  }
}
