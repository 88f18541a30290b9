package org.echelon.producers.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The commands that were finished, one "id revision" a line, so that a restarted reader hands none
 * of them again. The file is cut to the newest when it has twice as many as are needed. A last line
 * that a crash cut short is ignored: its command is handed again.
 */
final class FinishedLog {
  private final Path file;
  private final int limit;
  private final Deque<String> lines = new ArrayDeque<>();
  private final List<String> fresh = new ArrayList<>();
  private int written;

  /** Opens or begins a file. */
  FinishedLog(Path file, int limit) {
    this.file = file;
    this.limit = limit;
    if (Files.exists(file)) {
      load();
    }
  }

  /** Notes everything that was finished before as seen. */
  void replay(KnownRevisions revisions) {
    for (String line : lines) {
      int blank = line.indexOf(' ');
      revisions.note(line.substring(0, blank), Integer.parseInt(line.substring(blank + 1)));
    }
  }

  /** Adds a finished command; written at the next {@link #write}. */
  void add(String commandId, int revision) {
    fresh.add(commandId + " " + revision);
  }

  /** Writes what was added. */
  void write() {
    if (fresh.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      append(file, fresh);
      written += fresh.size();
      lines.addAll(fresh);
      fresh.clear();
      while (lines.size() > limit) {
        lines.removeFirst();
      }
      if (written > 2 * limit) {
        shorten();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + "; make its folder writable", e);
    }
  }

  private void load() {
    try {
      String text = Files.readString(file);
      int whole = text.lastIndexOf('\n') + 1;
      text.substring(0, whole)
          .lines()
          .filter(line -> line.matches("\\S+ [0-9]{1,9}"))
          .forEach(lines::add);
      written = lines.size();
      while (lines.size() > limit) {
        lines.removeFirst();
      }
      if (whole < text.length()) {
        shorten();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + "; make it readable", e);
    }
  }

  private void shorten() throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    append(next, lines);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    written = lines.size();
  }

  private static void append(Path to, Iterable<String> all) throws IOException {
    try (Writer out =
        Files.newBufferedWriter(
            to, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line : all) {
        out.append(line).append('\n');
      }
    }
  }
}
