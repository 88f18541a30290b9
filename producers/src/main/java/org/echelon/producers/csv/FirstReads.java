package org.echelon.producers.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

/**
 * Remembers when each file was first sent to a deployment. A file that leaves its times to the
 * reader ({@code {{now}}}, a count without a time) means the time it was first sent, so that
 * sending it again says the same. A file that was written anew is another one.
 */
public final class FirstReads {
  private static final int BUFFER = 1 << 16;

  private final Path memory;
  private final String deployment;
  private final Instant now;
  private final Map<String, Instant> pending = new HashMap<>();

  /**
   * @param memory where to remember; need not exist
   * @param deployment what tells one deployment from the others
   * @param now the time of files that were not sent before
   */
  public FirstReads(Path memory, String deployment, Instant now) {
    this.memory = memory;
    this.deployment = deployment;
    this.now = now;
  }

  /** When a file was first sent, or now. */
  public Instant of(Path file) {
    String key = key(file);
    String known = load().getProperty(key);
    Instant at = known == null ? now : Instant.parse(known);
    pending.put(key, at);
    return at;
  }

  /** From now on the files asked about were sent. */
  public void remember() {
    Properties all = load();
    pending.forEach((key, at) -> all.putIfAbsent(key, at.toString()));
    try {
      if (memory.getParent() != null) {
        Files.createDirectories(memory.getParent());
      }
      try (OutputStream out = Files.newOutputStream(memory)) {
        all.store(out, "when files were first sent");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + memory, e);
    }
  }

  private Properties load() {
    Properties all = new Properties();
    if (Files.exists(memory)) {
      try (InputStream in = Files.newInputStream(memory)) {
        all.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + memory, e);
      }
    }
    return all;
  }

  private String key(Path file) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      try (InputStream in = Files.newInputStream(file)) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          hash.update(buffer, 0, n);
        }
      }
      String content = HexFormat.of().formatHex(hash.digest(), 0, 10);
      long written = Files.getLastModifiedTime(file).toMillis();
      return deployment + "/" + content + "/" + written;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
