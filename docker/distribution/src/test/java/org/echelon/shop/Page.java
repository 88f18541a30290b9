package org.echelon.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The commands of a page in their order, each with the output that the page promises. */
record Page(List<Step> steps) {

  /**
   * Commands to run one after the other.
   *
   * @param expected lines of their output, where … stands for anything; empty for whatever comes
   */
  record Step(List<String> commands, List<String> expected) {

    /** Whether some output is what the page shows. */
    boolean isShownBy(String output) {
      List<String> lines = output.lines().toList();
      return expected.isEmpty()
          || (lines.size() == expected.size()
              && IntStream.range(0, lines.size())
                  .allMatch(i -> pattern(expected.get(i)).matcher(lines.get(i)).matches()));
    }

    private static Pattern pattern(String line) {
      List<String> fixed = List.of(line.strip().split("…", -1));
      String any = "\\E.*\\Q";
      return Pattern.compile("\\s*\\Q" + String.join(any, fixed) + "\\E\\s*");
    }
  }

  /** Reads the blocks marked sh, each with the block marked text behind it, if there is one. */
  static Page read(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    List<String> block = new ArrayList<>();
    String kind = "";
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("```")) {
        block.add(line);
      } else if (kind.isEmpty()) {
        kind = line.substring(3);
        block.clear();
      } else {
        if (kind.equals("sh")) {
          steps.add(new Step(List.copyOf(block), List.of()));
        } else if (kind.equals("text")) {
          Step last = steps.remove(steps.size() - 1);
          steps.add(new Step(last.commands(), List.copyOf(block)));
        }
        kind = "";
      }
    }
    return new Page(steps);
  }
}
