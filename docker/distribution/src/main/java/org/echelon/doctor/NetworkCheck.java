package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.echelon.reference.Network;
import org.echelon.topic.Topic;

/** Whether a network has been told. */
final class NetworkCheck implements Check {

  @Override
  public String id() {
    return "network.there";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutWord(site, Topic.NETWORK);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    String topic = site.deployment().name(Topic.NETWORK);
    Optional<Network> network = site.told().tables().reference().network();
    if (network.isEmpty()) {
      return List.of(
          Finding.critical(id(), topic, "no network has been told, so nothing can be planned")
              .values("none", "a network")
              .cure("./echelon network apply network.json --why \"the first network\""));
    }
    return List.of(
        Finding.good(
            id(),
            topic,
            "network "
                + network.get().getNetworkId()
                + " v"
                + network.get().getVersion()
                + ", "
                + Names.count(network.get().getNodes().size(), "node")));
  }
}
