package org.echelon.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.PlainValues;
import org.echelon.topic.Topic;

/**
 * A fingerprint of everything a run decided: SHA-256 over key and value of every transfer, purchase
 * and assignment command and of every price vector, in the order of each topic. Two runs with the
 * same one decided the same, to the byte.
 */
public final class DecisionHash implements VirtualPlatform.Subscriber {
  private static final String PREFIX = "hash.";

  private final PlainValues values = new PlainValues(PREFIX);
  private final Map<Topic, MessageDigest> digests = new EnumMap<>(Topic.class);
  private long decisions;

  public DecisionHash() {
    digests.put(Topic.TRANSFER, sha256());
    digests.put(Topic.PURCHASE, sha256());
    digests.put(Topic.ASSIGNMENT, sha256());
    digests.put(Topic.PRICE, sha256());
  }

  @Override
  public boolean wants(Topic topic) {
    return digests.containsKey(topic);
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    MessageDigest digest = digests.get(topic);
    if (digest != null) {
      byte[] name = key.getBytes(StandardCharsets.UTF_8);
      byte[] value = Objects.requireNonNull(values.write(topic.name(PREFIX), record));
      digest.update(ByteBuffer.allocate(8).putInt(name.length).putInt(value.length).flip());
      digest.update(name);
      digest.update(value);
      decisions++;
    }
  }

  /** Commands and vectors so far. */
  public long decisions() {
    return decisions;
  }

  /** The fingerprint, in hexadecimal; ends the counting. */
  public String hex() {
    MessageDigest all = sha256();
    digests.values().forEach(digest -> all.update(digest.digest()));
    return HexFormat.of().formatHex(all.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
