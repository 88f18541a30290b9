package org.echelon.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.config.Deployment;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.producers.publish.Publisher;
import org.echelon.schema.Contracts;
import org.echelon.topic.Topic;

/** The shortest run that writes to most topics; samples fill the others. */
final class ShortRun {
  static final String SKU = "MUG";
  static final Instant START = SmallWorld.START.plusSeconds(9 * 3600);

  private static final Path GOLDEN = Path.of("../../schemas/src/test/resources/golden/v1");
  private static final Path RELEASED = Path.of("../../schemas/src/main/history/v1");

  private ShortRun() {}

  /** Ten units at a fulfilment centre, and the first departure to it. */
  static void open(HandDriven loop) throws InterruptedException {
    loop.tick();
    loop.send(Topic.NETWORK, SmallNetwork.ID, SmallNetwork.daily(SmallWorld.START));
    loop.send(Topic.ITEM, SKU, SmallWorld.item(SKU, List.of()));
    loop.send(Topic.FORECAST, SKU, SmallWorld.forecast(SKU, 4));
    loop.send(
        Topic.ADJUSTMENT,
        SKU,
        Adjustment.newBuilder()
            .setEventId("opening-1")
            .setSource("shop")
            .setOccurredAt(loop.now())
            .setSku(SKU)
            .setNode(SmallNetwork.FC_A)
            .setAdjustmentId("opening-1")
            .setKind(AdjustmentKind.COUNT)
            .setUnits(10)
            .setCountedAt(loop.now())
            .setReason("OPENING")
            .build());
    loop.tick();
    // The first departure, so that there are commands, decisions and manifests too.
    loop.tickAt(START.plusSeconds(8 * 3600));
    loop.tick();
  }

  /** Gives every public topic that is empty a record of which every field is filled. */
  static void fillWhatNobodyHasWritten(Deployment deployment) throws IOException {
    try (Publisher publisher = new Publisher(deployment, LoopDeployment.values(deployment))) {
      for (Contracts contract : Contracts.values()) {
        Topic topic = Topic.ofSuffix(contract.suffix());
        if (RawLog.read(deployment, topic).isEmpty()) {
          SpecificRecord sample = golden(contract.schema());
          publisher.send(topic, contract.keyOf(sample), sample, START);
        }
      }
      publisher.flush();
    }
  }

  static SpecificRecord golden(Schema schema) throws IOException {
    JsonNode file =
        new ObjectMapper().readTree(GOLDEN.resolve(schema.getName() + ".json").toFile());
    byte[] bytes = HexFormat.of().parseHex(file.get("bytes").asText());
    Schema written =
        new Schema.Parser().parse(RELEASED.resolve(schema.getName() + ".avsc").toFile());
    return new SpecificDatumReader<SpecificRecord>(
            written, schema, SpecificData.getForSchema(schema))
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
