package org.echelon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.cli.Echelon;
import org.echelon.config.Deployment;
import org.echelon.schema.AvroTrust;
import org.jspecify.annotations.Nullable;

/**
 * A demo in this process, with a home of its own so that nobody else's is touched, or one that runs
 * already: {@code -Dconsole.home=FOLDER} names its home. It ends with the process.
 */
final class RunningDemo {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static @Nullable RunningDemo started;

  private final Properties told;

  private RunningDemo(Properties told) {
    this.told = told;
  }

  /** The one of this process, started by whoever asks first. */
  static synchronized RunningDemo shared() throws Exception {
    if (started == null) {
      started = start();
    }
    return started;
  }

  /** Starts one, and waits until there are prices, commands and something refused. */
  private static RunningDemo start() throws Exception {
    String home = System.getProperty("console.home", "");
    BooleanSupplier runs = () -> true;
    if (home.isEmpty()) {
      home = Files.createDirectories(Path.of("target/browser-home")).toRealPath().toString();
      Files.deleteIfExists(file(home));
      System.setProperty("user.home", home);
      AvroTrust.ensure();
      Thread demo =
          new Thread(
              () ->
                  Echelon.commandLine()
                      .execute(
                          "demo", "--headless", "--port", "0", "--skus", "80", "--days", "365",
                          "--step", "1h", "--price-every", "12h", "--speed",
                          "3600", "--evidence", "../../topology-docs/evidence"),
              "demo");
      demo.setDaemon(true);
      demo.start();
      runs = demo::isAlive;
    }
    RunningDemo running = new RunningDemo(told(home, runs));
    running.sendNonsense();
    running.await(
        "health",
        health ->
            health.at("/tiles/priceVersion").asLong() > 0
                && health.at("/tiles/commands/open").asLong() > 0
                && health.at("/tiles/refused").asLong() > 0);
    return running;
  }

  private static Path file(String home) {
    return Path.of(home, ".echelon", "running.properties");
  }

  private static Properties told(String home, BooleanSupplier runs) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (runs.getAsBoolean() && System.nanoTime() < until) {
      Properties properties = new Properties();
      if (Files.exists(file(home))) {
        try (Reader in = Files.newBufferedReader(file(home))) {
          properties.load(in);
        }
      }
      if (properties.getProperty("console") != null) {
        return properties;
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("no demo told where its console is, in " + home);
  }

  /** Where the console answers, with a slash at the end. */
  String console() {
    return told.getProperty("console");
  }

  /** The deployment that it runs. */
  Deployment deployment() {
    return new Deployment(
        told.getProperty("bootstrap"),
        told.getProperty("registry"),
        told.getProperty("prefix"),
        Integer.parseInt(told.getProperty("partitions")),
        Integer.parseInt(told.getProperty("gates")),
        1,
        50,
        Integer.parseInt(told.getProperty("ahead")),
        Path.of("target/browser-state"));
  }

  /** A count that nobody can read, so that there is something to show of refused records. */
  private void sendNonsense() throws Exception {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", told.getProperty("bootstrap")),
            new StringSerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> nonsense =
          new ProducerRecord<>(
              told.getProperty("prefix") + "evt.adjustment.v1",
              "SKU-0001",
              "counted 5 of them, by hand".getBytes(StandardCharsets.UTF_8));
      nonsense.headers().add("ce_source", "hall-2".getBytes(StandardCharsets.UTF_8));
      producer.send(nonsense).get();
    }
  }

  /** What the interface answers, once it is as wanted. */
  JsonNode await(String path, Predicate<JsonNode> condition) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    JsonNode answer = get(path);
    while (!condition.test(answer)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("waited for " + path + ", had " + answer);
      }
      Thread.sleep(200);
      answer = get(path);
    }
    return answer;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(console() + "api/v1/" + path)).build();
    return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }
}
