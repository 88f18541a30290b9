package org.echelon.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a broker answers at an address, and how soon.
 *
 * @param admin a client of it; empty when it does not answer
 * @param problem why not, in words; empty when it answers
 * @param cure what to do then
 * @param millis until it said which brokers there are
 * @param brokers how many there are
 */
record BrokerSeen(Optional<Admin> admin, String problem, String cure, long millis, int brokers) {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 8_000;
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final String START = "./echelon demo starts one; or give --bootstrap HOST:PORT";

  static BrokerSeen look(String bootstrap) throws InterruptedException {
    List<InetSocketAddress> addresses;
    try {
      addresses =
          ClientUtils.parseAndValidateAddresses(
              List.of(bootstrap.split("\\s*,\\s*", -1)), "use_all_dns_ips");
    } catch (KafkaException unknown) {
      return none(bootstrap + " is no address: " + unknown.getMessage(), START);
    }
    if (addresses.stream().noneMatch(BrokerSeen::listens)) {
      return none("nobody listens at " + bootstrap + ", where the broker should be", START);
    }
    Admin admin;
    try {
      admin = Admin.create(settings(bootstrap));
    } catch (KafkaException unable) {
      return none("no client for " + bootstrap + ": " + unable.getMessage(), START);
    }
    long start = System.nanoTime();
    try {
      int brokers = admin.describeCluster().nodes().get().size();
      long millis = (System.nanoTime() - start) / 1_000_000;
      return new BrokerSeen(Optional.of(admin), "", "", millis, brokers);
    } catch (ExecutionException e) {
      admin.close(CLOSE);
      return refused(bootstrap, e.getCause());
    }
  }

  private static BrokerSeen refused(String bootstrap, @Nullable Throwable cause) {
    if (cause instanceof TimeoutException) {
      return none(
          "something listens at "
              + bootstrap
              + " but gives no answer of a Kafka broker within "
              + ANSWER_MILLIS / 1000
              + " s",
          "look whether another program has the port, and into the broker's log; or give"
              + " --bootstrap HOST:PORT");
    }
    return none(
        "the broker at "
            + bootstrap
            + " refuses this user: "
            + (cause == null ? "it does not say why" : cause.getMessage()),
        "give the user in the broker's settings the right to connect");
  }

  private static BrokerSeen none(String problem, String cure) {
    return new BrokerSeen(Optional.empty(), problem, cure, 0, 0);
  }

  private static Map<String, Object> settings(String bootstrap) {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS - 500);
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
