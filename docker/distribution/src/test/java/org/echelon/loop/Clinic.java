package org.echelon.loop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.server.common.MetadataVersion;
import org.echelon.config.Deployment;
import org.echelon.doctor.Diagnosis;
import org.echelon.doctor.Doctor;
import org.echelon.doctor.Site;
import org.echelon.doctor.Surroundings;
import org.echelon.embedded.Directories;
import org.echelon.event.Forecast;
import org.echelon.job.LiveClock;
import org.echelon.job.Platform;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/** The deployments that the doctor looks at, all on one broker, each looked at once. */
final class Clinic implements AutoCloseable {
  private static final String NOBODY = "127.0.0.1:1";
  private final Instant now = Instant.now();

  private final Path folder = Directories.temporary("echelon-clinic");
  private final GuardedCluster cluster = new GuardedCluster();
  private final Deployment well;
  private final Deployment bare;
  private final SickDeployment sick;
  private final Platform platform;
  private final LiveClock clock;
  private final Map<Look, Diagnosis> looks = new EnumMap<>(Look.class);

  Clinic() throws Exception {
    well = LoopDeployment.create(cluster, "well.", 2, folder.resolve("well"));
    bare = LoopDeployment.create(cluster, "bare.", 2, folder.resolve("bare"));
    platform = LoopDeployment.running(well, Duration.ofDays(60));
    clock = new LiveClock(well, LoopDeployment.values(well), Clock.systemUTC());
    clock.start();
    sick = SickDeployment.make(cluster, "sick.", folder.resolve("sick"));
    open();
  }

  /** A network, an item and prices. */
  private void open() {
    try (Hand hand = new Hand(well);
        Published published = new Published(well)) {
      SickWords.network(hand, 1, now);
      hand.tell(Topic.ITEM, "MUG", SmallWorld.item("MUG", List.of()), now);
      Forecast forecast =
          Forecast.newBuilder(SmallWorld.forecast("MUG", 4))
              .setInformedAt(now)
              .setIssuedAt(now)
              .setFirstWeekOn(LocalDate.ofInstant(now, ZoneOffset.UTC))
              .build();
      hand.tell(Topic.FORECAST, "MUG", forecast, now);
      hand.flush();
      published.await("a price run", () -> !published.all(PriceVector.class).isEmpty());
      PriceVector last = published.all(PriceVector.class).get(0);
      if (last.getStatus() != VectorStatus.CERTIFIED) {
        // With one item the gap may be too large; then a person sets the prices.
        Instant expires = now.plus(Duration.ofDays(1));
        SickWords.prices(hand, last.getVersion() + 1, VectorStatus.MANUAL, now, expires);
      }
    }
  }

  Deployment well() {
    return well;
  }

  Deployment sick() {
    return sick.deployment();
  }

  /** What the doctor says there. */
  synchronized Diagnosis look(Look what) throws Exception {
    Diagnosis known = looks.get(what);
    if (known == null) {
      known =
          switch (what) {
            case MACHINE -> machine();
            case NOBODY_LISTENS -> look(at(bare, NOBODY, bare.registryUrl(), bare.stateDir()));
            case SILENT -> silent();
            case NO_REGISTRY ->
                look(
                    at(
                        bare,
                        bare.bootstrap(),
                        "http://" + NOBODY + "/apis/registry/v3",
                        bare.stateDir()));
            case BARE -> look(bare);
            case THIN -> thin();
            case OLD_PRICES -> oldPrices();
            case SICK -> look(sick.deployment());
          };
      looks.put(what, known);
    }
    return known;
  }

  /** What is particular to this machine and this run, as a reader of the page would have it. */
  String general(Look what, String text) {
    String prefix =
        switch (what) {
          case SICK -> "sick";
          case MACHINE -> "well";
          default -> "bare";
        };
    return text.replace("http://" + NOBODY + "/apis", "http://HOST:8080/apis")
        .replace(cluster.bootstrapServers(), "HOST:9092")
        .replace(NOBODY, "HOST:9092")
        .replaceAll("127\\.0\\.0\\.1:[0-9]+", "HOST:9092")
        .replaceAll("\\b" + prefix + "([.-])", "echelon$1")
        .replace(folder.toString(), "~");
  }

  private Diagnosis thin() throws Exception {
    var unused = look(Look.BARE);
    try (Hand hand = new Hand(bare)) {
      SickWords.network(hand, 1, now);
    }
    return look(bare);
  }

  private Diagnosis oldPrices() throws Exception {
    var unused = look(Look.THIN);
    try (Hand hand = new Hand(bare)) {
      hand.tell(Topic.ITEM, "MUG", SmallWorld.item("MUG", List.of()), now);
      hand.tell(Topic.TICK, "clock", new Tick("clock", 1L, now), now);
      Instant computed = now.minus(Duration.ofDays(3));
      SickWords.prices(hand, 1, VectorStatus.MANUAL, computed, now.plus(Duration.ofDays(1)));
    }
    return look(bare);
  }

  private Diagnosis machine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Surroundings machine =
          new Surroundings(
              Runtime.Version.parse("11.0.22"),
              Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)),
              "3.9.0",
              MetadataVersion.IBP_4_4_IV0,
              other.getLocalPort(),
              Long.MAX_VALUE);
      return look(at(well, well.bootstrap(), well.registryUrl(), file.resolve("state")), machine);
    }
  }

  private Diagnosis silent() throws IOException, InterruptedException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      return look(at(bare, address, bare.registryUrl(), bare.stateDir()));
    }
  }

  static Diagnosis look(Deployment deployment) throws InterruptedException {
    return look(deployment, Surroundings.here());
  }

  private static Diagnosis look(Deployment deployment, Surroundings here)
      throws InterruptedException {
    try (Site site = new Site(deployment, here)) {
      return Doctor.look(site);
    }
  }

  private static Deployment at(
      Deployment other, String bootstrap, String registryUrl, Path stateDir) {
    return new Deployment(
        bootstrap,
        registryUrl,
        other.prefix(),
        other.partitions(),
        other.gates(),
        other.threads(),
        other.commitMillis(),
        other.aheadMinutes(),
        stateDir);
  }

  @Override
  public void close() {
    clock.close();
    platform.close();
    sick.close();
    cluster.close();
    Directories.delete(folder);
  }
}
