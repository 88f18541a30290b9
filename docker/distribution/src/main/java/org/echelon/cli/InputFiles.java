package org.echelon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells versions of input files apart by what is in them. */
final class InputFiles {
  private InputFiles() {}

  /**
   * SHA-256 of each file by its name, of a folder's files one by one; what is not there is left
   * out.
   */
  static Map<String, String> hashes(List<Path> paths) {
    Map<String, String> hashes = new TreeMap<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        hashes.putAll(hashes(files(path)));
      } else if (Files.exists(path)) {
        hashes.put(String.valueOf(path.getFileName()), hash(path));
      }
    }
    return hashes;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + folder, e);
    }
  }

  private static String hash(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        DigestInputStream read =
            new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
      read.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(read.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
