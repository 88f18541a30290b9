package org.echelon.cli;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.echelon.config.Deployment;

/** Opens admin clients that give up soon: a person is waiting. */
final class Admins {
  private static final int TIMEOUT_MILLIS = 10_000;

  private Admins() {}

  static Admin of(Deployment deployment) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS));
  }
}
