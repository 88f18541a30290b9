package org.echelon.cli;

import java.time.Duration;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.lab.ShadowFigures;
import org.echelon.state.LabDecision;
import org.echelon.topic.Topic;

/** Reads what labs have published. */
final class ShadowReading {
  private static final Duration POLL = Duration.ofMillis(200);

  private ShadowReading() {}

  /** All comparisons of a lab that are there. */
  static ShadowFigures read(Deployment deployment, String lab) {
    ShadowFigures figures = new ShadowFigures();
    String topic = deployment.name(Topic.LAB_DECISION);
    try (PublicValues values = Upstreams.values(deployment);
        TopicReader reader = new TopicReader(deployment.bootstrap(), topic)) {
      reader.rewind();
      while (!reader.atEnd()) {
        reader.poll(
            POLL,
            record -> {
              if (values.read(topic, record.value()) instanceof LabDecision decision
                  && decision.getLab().equals(lab)) {
                figures.add(decision);
              }
            });
      }
    }
    return figures;
  }
}
