package org.echelon.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.doctor.GroupsSeen.Group;
import org.echelon.doctor.GroupsSeen.Stand;

/** Whether the applications and the pricing job run. */
final class AppsCheck implements Check {

  @Override
  public String id() {
    return "app.running";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    List<String> running = new ArrayList<>();
    for (Group group : site.groups().all()) {
      if (group.stand() == Stand.RUNNING) {
        running.add(group.app());
      } else {
        findings.add(finding(group));
      }
    }
    if (!running.isEmpty()) {
      findings.add(0, Finding.good(id(), "applications", String.join(", ", running) + " running"));
    }
    return findings;
  }

  private Finding finding(Group group) {
    String id = group.id();
    return switch (group.stand()) {
      case SETTLING ->
          Finding.note(id(), id, group.app() + " is sharing out its work among its instances")
              .values("settling", "running")
              .cure("look again in a few seconds");
      case HIDDEN -> Finding.notLooked(id(), "this user may not look at group " + id);
      case WITHOUT_MEMBERS ->
          stopped(group, group.app() + " is not running: its group " + id + " has no members")
              .values(0, "1 or more");
      default ->
          stopped(group, group.app() + " has never run here: there is no group " + id)
              .values("none", "running");
    };
  }

  private Finding stopped(Group group, String text) {
    Finding finding =
        group.app().equals(GroupsSeen.PRICING)
            ? Finding.warning(id(), group.id(), text + "; prices stay as they are")
            : Finding.critical(id(), group.id(), text);
    return finding.cure("./echelon streams");
  }
}
