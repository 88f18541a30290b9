package org.echelon.doctor;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.server.common.MetadataVersion;
import org.echelon.topic.BrokerTopics;

/**
 * Whether the broker is a release that still gets fixes. A broker does not tell its release, but
 * the newest metadata it can write, which came with one.
 */
final class BrokerVersionCheck implements Check {

  @Override
  public String id() {
    return "broker.version";
  }

  @Override
  public Optional<String> unable(Site site) throws InterruptedException {
    return Unable.withoutBroker(site);
  }

  @Override
  public List<Finding> look(Site site) throws InterruptedException {
    String bootstrap = site.deployment().bootstrap();
    MetadataVersion floor = site.here().brokerFloor();
    SupportedVersionRange range =
        BrokerTopics.await(site.admin().describeFeatures().featureMetadata())
            .supportedFeatures()
            .get(MetadataVersion.FEATURE_NAME);
    short level = range == null ? 0 : range.maxVersion();
    if (level < floor.featureLevel()) {
      return List.of(
          Finding.warning(
                  id(),
                  bootstrap,
                  "the broker is of release "
                      + release(level)
                      + ", releases before "
                      + floor.shortVersion()
                      + " no longer get fixes of security")
              .values(release(level), floor.shortVersion())
              .cure("upgrade the brokers to Kafka " + floor.shortVersion() + " or newer"));
    }
    if (release(level).equals("4.1")) {
      return List.of(
          Finding.note(
                  id(),
                  bootstrap,
                  "the broker is of release 4.1, of which 4.1.0 and 4.1.1 take any token for a"
                      + " signed one (CVE-2026-33557)")
              .values("4.1", "4.1.2 or newer")
              .cure("look whether it is 4.1.2 or newer, else upgrade"));
    }
    return List.of(Finding.good(id(), bootstrap, "broker of release " + release(level)));
  }

  private static String release(short level) {
    if (level < MetadataVersion.MINIMUM_VERSION.featureLevel()) {
      return "3.2 or older";
    }
    try {
      return MetadataVersion.fromFeatureLevel(level).shortVersion();
    } catch (IllegalArgumentException newer) {
      return MetadataVersion.latestProduction().shortVersion() + " or newer";
    }
  }
}
