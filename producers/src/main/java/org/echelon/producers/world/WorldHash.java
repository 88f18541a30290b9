package org.echelon.producers.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.PlainValues;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.topic.Topic;

/**
 * A fingerprint of a world: SHA-256 over its name and start, settings in words, every network that
 * is published or carried out, what people order, all items, first forecasts and deliveries on the
 * way, and the orders of the first days. Two worlds with the same one are fed alike, so a generator
 * that was changed is noticed. Stock at the start follows from the levels of a planner and is not
 * in it.
 */
public final class WorldHash {
  /** Days of orders that count; all orders come of one law. */
  private static final int DAYS = 3;

  private static final String PREFIX = "world.";

  private final PlainValues values = new PlainValues(PREFIX);
  private final MessageDigest digest;

  private WorldHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The fingerprint, in hexadecimal.
   *
   * @param settings what a world was made of and with, such as its seed
   */
  public static String of(World world, List<String> settings) {
    WorldHash hash = new WorldHash();
    hash.text(world.name());
    hash.text(world.startAt().toString());
    settings.forEach(hash::text);
    world.publishedOverTime().forEach((at, network) -> hash.add(at, Topic.NETWORK, network));
    world.carriedOutOverTime().forEach((at, network) -> hash.add(at, Topic.NETWORK, network));
    world
        .controlsOverTime()
        .forEach((at, told) -> told.forEach(one -> hash.add(at, Topic.CONTROL, one)));
    world.items().forEach(item -> hash.add(item.getSku(), Topic.ITEM, item));
    world.forecasts().forEach(forecast -> hash.add("", Topic.FORECAST, forecast));
    world.ordersOnTheWay().forEach(receipt -> hash.add("", Topic.RECEIPT, receipt));
    hash.orders(world);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void orders(World world) {
    try (OrderFeed orders = world.orders()) {
      for (FeedRow row : orders.until(world.startAt().plus(Duration.ofDays(DAYS)))) {
        if (row instanceof FeedRow.Event event) {
          add(event.key(), event.topic(), event.record());
        } else if (row instanceof FeedRow.Refused refused) {
          text(refused.row());
        }
      }
    }
  }

  private void add(Object name, Topic topic, SpecificRecord record) {
    text(name.toString());
    byte[] value = Objects.requireNonNull(values.write(topic.name(PREFIX), record));
    digest.update(ByteBuffer.allocate(4).putInt(value.length).flip());
    digest.update(value);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
