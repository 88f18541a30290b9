package org.echelon.console.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of results. It is looked at whenever somebody asks, and a file that has changed is read
 * again. Files beyond {@value #FILES_AT_MOST} and those above {@value #MEGABYTES_AT_MOST} MB are
 * not read, and it says so.
 */
public final class EvidenceFolder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FILES_AT_MOST = 200;
  private static final int MEGABYTES_AT_MOST = 64;

  private final Optional<Path> folder;
  private Map<Path, Seen> known = new HashMap<>();

  /** A folder, or none. */
  public EvidenceFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * What a folder holds.
   *
   * @param folder whether there is one
   */
  public record Evidence(
      boolean folder, List<Replay> replays, List<FieldRun> field, List<FileForm> files) {}

  /**
   * A file.
   *
   * @param comparisons how many it holds
   * @param problem why it is not read; empty where it is
   */
  public record FileForm(String file, int comparisons, String problem) {}

  private record Seen(FileTime changedAt, long bytes, Content content) {}

  private record Content(List<Replay> replays, List<FieldRun> field, String problem) {
    static Content unread(String problem) {
      return new Content(List.of(), List.of(), problem);
    }
  }

  /** What is there now. */
  public synchronized Evidence read() {
    if (folder.isEmpty()) {
      return new Evidence(false, List.of(), List.of(), List.of());
    }
    List<Path> paths;
    try (Stream<Path> all = Files.list(folder.get())) {
      paths = all.filter(path -> path.toString().endsWith(".json")).sorted().toList();
    } catch (IOException unreadable) {
      FileForm none =
          new FileForm(String.valueOf(folder.get().getFileName()), 0, "it cannot be read");
      return new Evidence(true, List.of(), List.of(), List.of(none));
    }
    Map<Path, Seen> seen = new HashMap<>();
    List<Replay> replays = new ArrayList<>();
    List<FieldRun> field = new ArrayList<>();
    List<FileForm> files = new ArrayList<>();
    for (Path path : paths) {
      Content content =
          files.size() < FILES_AT_MOST
              ? content(path, seen)
              : Content.unread("there are " + FILES_AT_MOST + " files before it");
      replays.addAll(content.replays);
      field.addAll(content.field);
      int comparisons = content.replays.size() + content.field.size();
      files.add(new FileForm(String.valueOf(path.getFileName()), comparisons, content.problem));
    }
    known = seen;
    return new Evidence(true, replays, field, files);
  }

  private Content content(Path path, Map<Path, Seen> seen) {
    try {
      FileTime changedAt = Files.getLastModifiedTime(path);
      long bytes = Files.size(path);
      Seen before = known.get(path);
      boolean same = before != null && before.changedAt.equals(changedAt) && before.bytes == bytes;
      Seen now = before != null && same ? before : new Seen(changedAt, bytes, content(path, bytes));
      seen.put(path, now);
      return now.content;
    } catch (IOException gone) {
      return Content.unread("it cannot be read");
    }
  }

  private static Content content(Path path, long bytes) throws IOException {
    if (bytes > MEGABYTES_AT_MOST * 1_000_000L) {
      return Content.unread("it is larger than " + MEGABYTES_AT_MOST + " MB");
    }
    try {
      JsonNode document = JSON.readTree(path.toFile());
      EvidenceForm form = new EvidenceForm(String.valueOf(path.getFileName()), document);
      return new Content(form.replays(), form.fields(), "");
    } catch (JsonProcessingException wrong) {
      return Content.unread("it is no JSON: " + wrong.getOriginalMessage());
    }
  }
}
