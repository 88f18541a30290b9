package org.echelon.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that says minute by minute what to type, what to press and what is seen. */
record Script(List<Minute> minutes) {

  /** What is done in a minute, under the heading that names it. */
  record Minute(String title, List<Act> acts) {}

  /**
   * One block of the page.
   *
   * @param kind sh for commands, screen for what is done and seen in a browser, keys for what is
   *     pressed in the first window
   * @param lines of the block
   * @param shown lines that are promised, of the block marked text behind it
   */
  record Act(String kind, List<String> lines, List<String> shown) {}

  /** Reads the headings that begin with Minute and their blocks. */
  static Script read(Path file) throws IOException {
    List<Minute> minutes = new ArrayList<>();
    List<Act> acts = new ArrayList<>();
    List<String> block = new ArrayList<>();
    String kind = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("## ")) {
        acts = new ArrayList<>();
        if (line.startsWith("## Minute")) {
          minutes.add(new Minute(line.substring(3), acts));
        }
      } else if (!line.startsWith("```")) {
        block.add(line);
      } else if (kind.isEmpty()) {
        kind = line.substring(3);
        block.clear();
      } else {
        if (kind.equals("text")) {
          Act last = acts.remove(acts.size() - 1);
          acts.add(new Act(last.kind(), last.lines(), List.copyOf(block)));
        } else {
          acts.add(new Act(kind, List.copyOf(block), List.of()));
        }
        kind = "";
      }
    }
    return new Script(minutes);
  }
}
