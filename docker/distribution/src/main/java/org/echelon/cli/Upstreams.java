package org.echelon.cli;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.UpstreamClient;
import org.echelon.topic.Topic;
import org.echelon.topic.UnreachableException;

/** What commands that send need of a deployment. */
final class Upstreams {
  private Upstreams() {}

  static PublicValues values(Deployment deployment) {
    return new RegistryValues(deployment.registryUrl(), deployment.prefix());
  }

  static UpstreamClient client(Deployment deployment, String source) {
    return new UpstreamClient(
        deployment.bootstrap(), deployment.prefix(), source, values(deployment));
  }

  /** What tells this deployment from all others, also from one at the same address before. */
  static String identity(Deployment deployment) {
    try (Admin admin = Admins.of(deployment)) {
      return admin.describeCluster().clusterId().get() + "/" + deployment.prefix();
    } catch (ExecutionException e) {
      throw new UnreachableException(
          "the broker at "
              + deployment.bootstrap()
              + " does not answer; start one with ./echelon demo, or give --bootstrap",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static InForce inForce(Deployment deployment, Set<Topic> topics) {
    try (PublicValues values = values(deployment)) {
      return InForce.read(deployment.bootstrap(), deployment.prefix(), values, topics);
    }
  }

  /** Now, as the deployment's clock has it. */
  static Instant now(InForce inForce) {
    return inForce.now(Instant.now());
  }
}
