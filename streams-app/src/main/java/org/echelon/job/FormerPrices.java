package org.echelon.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.control.Control;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.reference.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest vectors, to which a person may return. A request is carried out once: after a restart
 * it is known by what was published since.
 */
final class FormerPrices {
  private static final Logger LOG = LoggerFactory.getLogger(FormerPrices.class);

  /** The topic is compacted, so a job that begins anew may know fewer. */
  private static final int KEPT = 8;

  /** Longer ones are refused. */
  private static final int RUN_ID_LENGTH = 128;

  private final TreeMap<Long, PriceVector> vectors = new TreeMap<>();
  private Optional<Control> asked = Optional.empty();

  /** A vector with prices was published; one in parts is not kept. */
  void keep(PriceVector vector) {
    if (vector.getChunks() == 1) {
      vectors.put(vector.getVersion(), vector);
      if (vectors.size() > KEPT) {
        vectors.pollFirstEntry();
      }
    }
    asked = asked.filter(control -> !answered(control, vector));
  }

  /** Somebody wants former prices back. */
  void ask(Control control) {
    boolean old = !vectors.isEmpty() && answered(control, vectors.lastEntry().getValue());
    if (old) {
      LOG.info("v{} is not returned to: prices were made since it was asked", control.getVersion());
    }
    asked = old ? Optional.empty() : Optional.of(control);
  }

  /** Takes the request as a vector that follows the last version; empty when there is none. */
  Optional<PriceVector> take(Network network, long lastVersion, long now, Duration every) {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Control control = asked.get();
    asked = Optional.empty();
    PriceVector wanted = control.getVersion() == null ? null : vectors.get(control.getVersion());
    if (wanted == null || wanted.getNetworkVersion() != network.getVersion()) {
      LOG.warn(
          "v{} cannot be returned to: {}; the kept versions are {}",
          control.getVersion(),
          wanted == null ? "it is gone" : "it is of network version " + wanted.getNetworkVersion(),
          vectors.keySet());
      return Optional.empty();
    }
    Instant at = Instant.ofEpochMilli(now);
    return Optional.of(
        PriceVector.newBuilder(wanted)
            .setVersion(lastVersion + 1)
            .setRunId(runId(control))
            .setComputedAt(at)
            .setValidFromAt(at)
            .setExpiresAt(at.plus(every.multipliedBy(2)))
            .setStatus(VectorStatus.MANUAL)
            .setCertificate(null)
            .build());
  }

  /** Whether a vector carries out a request or was made after it. */
  private static boolean answered(Control control, PriceVector vector) {
    return vector.getComputedAt().isAfter(control.getEffectiveAt())
        || vector.getRunId().equals(runId(control));
  }

  private static String runId(Control control) {
    String id = "return-" + control.getRequestId();
    return id.substring(0, Math.min(id.length(), RUN_ID_LENGTH));
  }
}
