package org.echelon.doctor;

import java.util.List;

/** Whether a broker listens and answers. */
final class BrokerCheck implements Check {
  static final String ID = "broker.answers";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    BrokerSeen broker = site.broker();
    String bootstrap = site.deployment().bootstrap();
    if (broker.admin().isEmpty()) {
      return List.of(
          Finding.critical(ID, bootstrap, broker.problem())
              .values("no answer", "an answer")
              .cure(broker.cure()));
    }
    return List.of(
        Finding.good(
            ID,
            bootstrap,
            Names.count(broker.brokers(), "broker") + ", answer in " + broker.millis() + " ms"));
  }
}
