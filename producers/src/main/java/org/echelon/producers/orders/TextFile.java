package org.echelon.producers.orders;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a text file where it lies, compressed or not. */
public final class TextFile {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  private TextFile() {}

  /** A reader of the file's UTF-8 text; gzip is recognised by its first bytes. */
  public static BufferedReader open(Path file) {
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
      in.mark(2);
      boolean compressed = (in.read() << 8 | in.read()) == GZIP_MAGIC;
      in.reset();
      return new BufferedReader(
          new InputStreamReader(
              compressed ? new GZIPInputStream(in, BUFFER) : in, StandardCharsets.UTF_8),
          BUFFER);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
