package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.control.Audit;
import org.echelon.control.AuditOutcome;
import org.echelon.producers.client.Delivery;
import org.echelon.producers.client.SentLog;
import org.echelon.producers.client.Stored;
import org.echelon.producers.client.Taken;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Resender;
import org.echelon.refused.ResentMarks;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Sends chosen refused records again, batch by batch, and follows what becomes of them. */
final class DlqSending {
  private static final int BATCH = 200;

  private final Deployment deployment;
  private final DlqDesk desk;
  private final Audits.Person person;
  private final String choice;
  private final PrintWriter err;

  /**
   * @param person in whose name they are sent
   * @param choice which were meant, in words for the audit
   * @param err where progress is told
   */
  DlqSending(
      Deployment deployment, DlqDesk desk, Audits.Person person, String choice, PrintWriter err) {
    this.deployment = deployment;
    this.desk = desk;
    this.person = person;
    this.choice = choice;
    this.err = err;
  }

  /**
   * What has become of them.
   *
   * @param sent how many were sent again
   * @param others how many somebody else had sent meanwhile
   * @param taken what became of those that were sent; null where that is not known in time
   */
  record Outcome(long sent, long others, @Nullable Taken taken) {
    int exitCode() {
      if (taken == null) {
        return CommandFailure.TOO_LONG;
      }
      return taken.refusals().isEmpty() ? 0 : CommandFailure.REFUSED;
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      if (others > 0) {
        lines.add(others + " of them somebody else had sent meanwhile.");
      }
      if (taken == null) {
        lines.add(
            sent
                + " sent again; what became of them is not known yet. Are ./echelon streams and"
                + " their clock running? See ./echelon dlq list");
        return lines;
      }
      lines.add(
          sent
              + " sent again: "
              + (sent - taken.refused())
              + " taken, "
              + taken.refused()
              + " refused again.");
      again().forEach(line -> lines.add("  " + line));
      return lines;
    }

    /** Those that were refused again, as far as is known: where, why and which field. */
    List<String> again() {
      return taken == null
          ? List.of()
          : taken.refusals().stream()
              .map(
                  refusal ->
                      "0:"
                          + refusal.mark()
                          + " "
                          + refusal.complaint().code()
                          + " "
                          + refusal.complaint().field()
                          + " "
                          + refusal.complaint().value())
              .toList();
    }

    Map<String, Object> document() {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("resent", sent);
      document.put("resentByOthers", others);
      document.put("known", taken != null);
      document.put("refusedAgain", taken == null ? 0 : taken.refused());
      return document;
    }
  }

  /**
   * Sends what nobody has sent by now.
   *
   * @param chosen in the order of their origin
   */
  Outcome send(List<RefusedEntry> chosen, String why, Duration limit) throws InterruptedException {
    try (PublicValues values = values();
        Resender resender = new Resender(deployment, values);
        Delivery delivery = new Delivery(deployment.bootstrap(), deployment.prefix(), values, "")) {
      // The former sender is locked out, so these are all the marks there will be but ours.
      desk.look();
      List<RefusedEntry> open = new ArrayList<>(chosen);
      open.removeIf(desk.marks()::has);
      SentLog log = new SentLog();
      if (!open.isEmpty()) {
        resender.note(audit(AuditOutcome.REQUESTED, open.size(), why));
        send(resender, open, log, why);
      }
      return new Outcome(log.size(), chosen.size() - open.size(), await(delivery, log, limit));
    }
  }

  private PublicValues values() {
    return new RegistryValues(deployment.registryUrl(), deployment.prefix());
  }

  private void send(Resender resender, List<RefusedEntry> open, SentLog log, String why) {
    for (int from = 0; from < open.size(); from += BATCH) {
      List<RefusedEntry> batch = open.subList(from, Math.min(open.size(), from + BATCH));
      List<RecordMetadata> stored;
      try {
        stored = resender.send(batch, audit(AuditOutcome.DONE, batch.size(), why), desk.marks());
      } catch (Resender.OvertakenException e) {
        throw new CommandFailure(
            CommandFailure.REFUSED,
            e.getMessage() + "; " + from + " of " + open.size() + " were sent, see dlq list");
      }
      for (int i = 0; i < batch.size(); i++) {
        RecordMetadata place = stored.get(i);
        Topic topic = Topic.ofSuffix(place.topic().substring(deployment.prefix().length()));
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        log.note(new Stored(topic, partition, place.offset()), null, batch.get(i).offset());
      }
      err.println("sent " + log.size() + " of " + open.size());
      err.flush();
    }
  }

  private static @Nullable Taken await(Delivery delivery, SentLog log, Duration limit)
      throws InterruptedException {
    try {
      return delivery.await(log, limit);
    } catch (Delivery.LateException late) {
      return null;
    }
  }

  private Audit audit(AuditOutcome outcome, int count, String why) {
    return Audit.newBuilder()
        .setAuditId(UUID.randomUUID().toString())
        .setAt(Instant.now())
        .setWho(person.who())
        .setRole(person.role())
        .setFrom(person.from())
        .setOperation(ResentMarks.OPERATION)
        .setScope("network")
        .setParameters(Map.of("records", Integer.toString(count), "choice", choice.strip()))
        .setWhy(why)
        .setOutcome(outcome)
        .build();
  }
}
