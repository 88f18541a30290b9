package org.echelon.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of a page in their order, each with the output that the page promises. */
record Page(List<Step> steps) {

  /**
   * Commands to run one after the other.
   *
   * @param expected lines of their output, where … stands for anything, and alone on a line for any
   *     number of lines; empty for whatever comes
   */
  record Step(List<String> commands, List<String> expected) {

    /** Whether some output is what the page shows. */
    boolean isShownBy(String output) {
      String pattern = expected.stream().map(Step::pattern).collect(Collectors.joining());
      String lines = output.lines().map(line -> line + "\n").collect(Collectors.joining());
      return expected.isEmpty() || Pattern.matches(pattern, lines);
    }

    private static String pattern(String line) {
      String words = line.strip();
      return words.equals("…") ? "(.*\n)*?" : "[ \t]*" + words(words) + "[ \t]*\n";
    }
  }

  /** A pattern of words of one line in which … stands for anything. */
  static String words(String words) {
    return Stream.of(words.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
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
