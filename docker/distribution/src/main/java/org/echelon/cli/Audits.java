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

  /**
   * Whose order it is.
   *
   * @param from where it was given: cli or console
   */
  record Person(String who, Role role, String from) {
    /** Whoever runs the command line acts as operator. */
    static Person atTerminal() {
      return new Person(Audits.who(), Role.OPERATOR, "cli");
    }
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
    return requested(publisher, Person.atTerminal(), operation, scope, parameters, why);
  }

  /** The same, of a person who need not be at a terminal. */
  static Audits requested(
      Publisher publisher,
      Person person,
      String operation,
      String scope,
      Map<String, String> parameters,
      String why) {
    Audit asked =
        Audit.newBuilder()
            .setAuditId(UUID.randomUUID().toString())
            .setAt(Instant.now())
            .setWho(person.who())
            .setRole(person.role())
            .setFrom(person.from())
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
