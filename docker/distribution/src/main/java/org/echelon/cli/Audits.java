package org.echelon.cli;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.echelon.control.Audit;
import org.echelon.control.AuditOutcome;
import org.echelon.control.Role;
import org.echelon.producers.publish.Publisher;
import org.echelon.topic.Topic;

/** Writes down what a person asks for before it has an effect, and how it went. */
final class Audits {
  private final Publisher publisher;
  private final Audit asked;

  private Audits(Publisher publisher, Audit asked) {
    this.publisher = publisher;
    this.asked = asked;
  }

  /** The person at this terminal. */
  static String who() {
    String name = System.getProperty("user.name", "").replaceAll("[^!-~]|[|/@]", "");
    return name.isEmpty() ? "unknown" : name;
  }

  /** Notes what is asked for; returns once that is stored. */
  static Audits requested(
      Publisher publisher,
      String operation,
      String scope,
      Map<String, String> parameters,
      String why) {
    Audit asked =
        Audit.newBuilder()
            .setAuditId(UUID.randomUUID().toString())
            .setAt(Instant.now())
            .setWho(who())
            .setRole(Role.OPERATOR)
            .setFrom("cli")
            .setOperation(operation)
            .setScope(scope)
            .setParameters(parameters)
            .setWhy(why)
            .setOutcome(AuditOutcome.REQUESTED)
            .build();
    Audits audits = new Audits(publisher, asked);
    audits.write(asked);
    return audits;
  }

  /** Notes that it was done. */
  void done() {
    write(Audit.newBuilder(asked).setAt(Instant.now()).setOutcome(AuditOutcome.DONE).build());
  }

  /** Notes that it was refused, and why. */
  void refused(String refusal) {
    write(
        Audit.newBuilder(asked)
            .setAt(Instant.now())
            .setOutcome(AuditOutcome.REFUSED)
            .setRefusal(refusal)
            .build());
  }

  private void write(Audit audit) {
    publisher.send(Topic.AUDIT, audit.getWho(), audit, audit.getAt());
    publisher.flush();
  }
}
