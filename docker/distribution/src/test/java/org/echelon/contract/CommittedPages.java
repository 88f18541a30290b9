package org.echelon.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Documents in the repository beside those that the code makes of itself. */
public final class CommittedPages {
  private CommittedPages() {}

  /**
   * What is not as the code makes it, by name of file: a page that is missing, or the first line in
   * which it is another.
   *
   * @param made pages by their place in the folder
   * @param committed the folder
   */
  static List<String> stale(Map<String, String> made, Path committed) throws IOException {
    List<String> stale = new ArrayList<>();
    for (Map.Entry<String, String> page : made.entrySet()) {
      Path file = committed.resolve(page.getKey());
      if (!Files.exists(file)) {
        stale.add(page.getKey() + " is missing");
      } else {
        stale.addAll(stale(page.getKey(), page.getValue(), Files.readString(file)));
      }
    }
    return stale;
  }

  /** The same for one page; none or one line. */
  public static List<String> stale(String name, String made, String committed) {
    if (made.equals(committed)) {
      return List.of();
    }
    Iterator<String> wanted = made.lines().iterator();
    Iterator<String> there = committed.lines().iterator();
    int number = 0;
    while (wanted.hasNext() || there.hasNext()) {
      number++;
      String expected = wanted.hasNext() ? wanted.next() : "nothing";
      String found = there.hasNext() ? there.next() : "nothing";
      if (!expected.equals(found)) {
        return List.of(
            name + " is stale, line " + number + ": " + found + ", should be " + expected);
      }
    }
    return List.of(name + " is stale: its lines end in another way");
  }

  /** Files of a folder that the code does not make. */
  static List<String> leftOver(Map<String, String> made, Path committed) throws IOException {
    return read(committed).keySet().stream()
        .filter(file -> !made.containsKey(file))
        .map(file -> file + " is left over, delete it")
        .toList();
  }

  /** All files of a folder by their place in it. */
  static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
