package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.echelon.config.Deployment;

/**
 * The consumer groups of the applications and of the pricing job.
 *
 * @param all in the order in which records pass them
 */
record GroupsSeen(List<Group> all) {
  /** Those without which nothing is decided. */
  static final List<String> APPLICATIONS = List.of("intake", "plan", "gate");

  static final String PRICING = "pricing";

  /** What is known of a group. */
  enum Stand {
    UNKNOWN,
    WITHOUT_MEMBERS,
    SETTLING,
    RUNNING,
    HIDDEN
  }

  /** A group and how many share its work. */
  record Group(String app, String id, Stand stand, int members) {}

  static GroupsSeen look(Admin admin, Deployment deployment) throws InterruptedException {
    List<String> apps = new ArrayList<>(APPLICATIONS);
    apps.add(PRICING);
    Map<String, KafkaFuture<ConsumerGroupDescription>> answers =
        admin
            .describeConsumerGroups(apps.stream().map(deployment::applicationId).toList())
            .describedGroups();
    List<Group> groups = new ArrayList<>();
    for (String app : apps) {
      String id = deployment.applicationId(app);
      KafkaFuture<ConsumerGroupDescription> answer = answers.get(id);
      if (answer != null) {
        groups.add(group(app, id, answer));
      }
    }
    return new GroupsSeen(groups);
  }

  private static Group group(String app, String id, KafkaFuture<ConsumerGroupDescription> answer)
      throws InterruptedException {
    try {
      ConsumerGroupDescription found = answer.get();
      return new Group(app, id, stand(found), found.members().size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return new Group(app, id, Stand.UNKNOWN, 0);
      }
      if (e.getCause() instanceof AuthorizationException) {
        return new Group(app, id, Stand.HIDDEN, 0);
      }
      throw new IllegalStateException("the broker refused: " + e.getCause(), e);
    }
  }

  private static Stand stand(ConsumerGroupDescription found) {
    if (found.groupState() == GroupState.DEAD) {
      return Stand.UNKNOWN;
    }
    if (found.members().isEmpty()) {
      return Stand.WITHOUT_MEMBERS;
    }
    return found.groupState() == GroupState.STABLE ? Stand.RUNNING : Stand.SETTLING;
  }
}
