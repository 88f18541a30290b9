package org.echelon.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.echelon.config.Deployment;
import org.echelon.topic.UnreachableException;

/**
 * Opens admin clients for a person who waits: an address where nobody listens is told soon, a
 * broker that is there but busy gets a minute for each answer.
 */
final class Admins {
  private static final Duration LISTENS_WITHIN = Duration.ofSeconds(10);
  private static final int CONNECT_MILLIS = 2_000;
  private static final long LOOK_AGAIN_MILLIS = 200;
  private static final int REQUEST_MILLIS = 20_000;
  private static final int ANSWER_MILLIS = 60_000;

  private Admins() {}

  /**
   * A client of a broker that listens.
   *
   * @throws UnreachableException when no address takes a connection within ten seconds
   */
  static Admin of(Deployment deployment) throws InterruptedException {
    awaitListening(deployment.bootstrap(), LISTENS_WITHIN);
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS));
  }

  /** Waits until one of the addresses takes a connection. */
  static void awaitListening(String bootstrap, Duration limit) throws InterruptedException {
    List<InetSocketAddress> addresses =
        ClientUtils.parseAndValidateAddresses(
            List.of(bootstrap.split("\\s*,\\s*")), "use_all_dns_ips");
    long until = System.nanoTime() + limit.toNanos();
    while (addresses.stream().noneMatch(Admins::listens)) {
      if (System.nanoTime() > until) {
        throw new UnreachableException(
            "the broker at "
                + bootstrap
                + " does not answer; start one with ./echelon demo, or give --bootstrap");
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  private static boolean listens(InetSocketAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
