package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.topic.Topic;

/** Whether people have stopped something. */
final class HaltsCheck implements Check {

  @Override
  public String id() {
    return "halts.in-force";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutWord(site, Topic.CONTROL, Topic.TICK);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    List<Control> halts = site.told().tables().halts().inForce(site.nowMillis());
    if (halts.isEmpty()) {
      return List.of(Finding.good(id(), "controls", "nothing is halted"));
    }
    return halts.stream().map(this::finding).toList();
  }

  private Finding finding(Control halt) {
    boolean frozen = halt.getAction() == ControlAction.FREEZE;
    String until = halt.getExpiresAt() == null ? "a person lifts it" : "" + halt.getExpiresAt();
    return Finding.note(
            id(),
            halt.getScope(),
            halt.getScope()
                + (frozen ? " is frozen by " : " is paused by ")
                + halt.getWho()
                + " until "
                + until
                + ": "
                + halt.getWhy())
        .values(halt.getAction().name(), "none")
        .cure(
            "if it is over: ./echelon control "
                + (frozen ? "unfreeze " : "resume ")
                + halt.getScope()
                + " --why TEXT");
  }
}
