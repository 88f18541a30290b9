package org.echelon.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.zip.CRC32;
import org.apache.avro.specific.SpecificData;
import org.echelon.topic.Topic;
import picocli.CommandLine.Option;

/** Whether what a demo holds is kept, and that the next one is of the same world. */
final class DemoKeep {
  private static final String FILE = "demo.properties";
  private static final String NAME = "demo";

  @Option(
      names = "--keep",
      description =
          "Keep all that is in it in ~/.echelon/demo, and go on from what was kept there before.")
  private boolean keep;

  private static Path home() {
    return Running.home().resolve(NAME);
  }

  /**
   * Whether there is something to go on from; marks the folder where there is not.
   *
   * @param marks what makes the world this one and no other
   * @throws CommandFailure when another world is kept, or one of other schemas
   */
  boolean begun(Map<String, String> marks) throws IOException {
    if (!keep) {
      return false;
    }
    Properties wanted = new Properties();
    wanted.putAll(marks);
    // The registry is filled anew each time; records name schemas by their number in it.
    wanted.setProperty("schemas", schemas());
    Path file = home().resolve(FILE);
    if (!Files.exists(file)) {
      Files.createDirectories(home());
      try (Writer out = Files.newBufferedWriter(file)) {
        wanted.store(out, "What ./echelon demo --keep goes on from.");
      }
      return false;
    }
    Properties kept = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      kept.load(in);
    }
    for (String name : wanted.stringPropertyNames()) {
      if (!wanted.getProperty(name).equals(kept.getProperty(name))) {
        throw new CommandFailure(CommandFailure.REFUSED, other(name, wanted, kept));
      }
    }
    return true;
  }

  private static String other(String name, Properties wanted, Properties kept) {
    String what =
        name.equals("schemas")
            ? "a demo of an Echelon with other schemas"
            : "a demo with " + name + " " + kept.getProperty(name);
    String asked = name.equals("schemas") ? "" : ", not " + wanted.getProperty(name);
    return home()
        + " keeps "
        + what
        + asked
        + ". Give the same options, or begin anew: rm -r "
        + home();
  }

  private static String schemas() {
    CRC32 sum = new CRC32();
    for (Topic topic : Topic.values()) {
      topic
          .record()
          .map(record -> SpecificData.get().getSchema(record).toString())
          .ifPresent(schema -> sum.update(schema.getBytes(StandardCharsets.UTF_8)));
    }
    return Long.toHexString(sum.getValue());
  }

  /** Starts broker and registry, on what is kept where something is to be. */
  EmbeddedDeployment deployment(int aheadMinutes, int commitMillis, Progress progress)
      throws Exception {
    return keep
        ? EmbeddedDeployment.keep(home(), aheadMinutes, commitMillis, progress)
        : EmbeddedDeployment.start(NAME, aheadMinutes, commitMillis, progress);
  }

  /** What is left of it, in words. */
  String whatIsKept() {
    return keep
        ? "kept in " + home() + ", ./echelon demo --keep goes on from there"
        : "nothing of it is kept; ./echelon demo --keep would";
  }

  /** It was stopped before there was anything to go on from. */
  String tooEarly() {
    return "what "
        + home()
        + " keeps was stopped before its world was in place; begin anew: rm -r "
        + home();
  }
}
