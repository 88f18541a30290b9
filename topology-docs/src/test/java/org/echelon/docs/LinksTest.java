package org.echelon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

  @Test
  void shouldLeadSomewhere() throws IOException {
    Path root = Path.of("..").toRealPath();
    int links = 0;
    for (Path page : pages(root)) {
      links += (int) LINK.matcher(Files.readString(page)).results().count();
    }

    assertThat(broken(root)).isEmpty();
    assertThat(links).isGreaterThan(20);
  }

  /** A check that nothing could break would say nothing. */
  @Test
  void shouldNameALinkThatLeadsNowhere(@TempDir Path copy) throws IOException {
    Path root = Path.of("..").toRealPath();
    Path docs = Files.createDirectories(copy.resolve("topology-docs/events"));
    Files.writeString(copy.resolve("README.md"), "[there](topology-docs/events/Ack.md)\n");
    Files.copy(root.resolve("topology-docs/events/index.md"), docs.resolve("index.md"));
    Files.writeString(docs.resolve("Ack.md"), "[gone](../glosary.md), [here](Ack.md#fields)\n");

    // when
    List<String> broken = broken(copy);

    assertThat(broken)
        .contains(
            "topology-docs/events/Ack.md -> ../glosary.md",
            "topology-docs/events/index.md -> Alert.md")
        .doesNotContain("topology-docs/events/index.md -> Ack.md")
        .noneMatch(line -> line.startsWith("README.md"));
  }

  /** Links to files that are not there, with the page that has them. */
  private static List<String> broken(Path root) throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages(root)) {
      Matcher matcher = LINK.matcher(Files.readString(page));
      while (matcher.find()) {
        if (!Files.exists(page.resolveSibling(matcher.group(1)))) {
          broken.add(root.relativize(page) + " -> " + matcher.group(1));
        }
      }
    }
    return broken;
  }

  @Test
  void shouldNameTestsThatExist() throws IOException {
    Path root = Path.of("..").toRealPath();
    List<String> named =
        Pattern.compile("\\b[A-Z]\\w+Test\\b")
            .matcher(Files.readString(root.resolve("topology-docs/promises.md")))
            .results()
            .map(found -> found.group() + ".java")
            .distinct()
            .toList();
    List<String> there;
    try (Stream<Path> all = Files.walk(root)) {
      there =
          all.map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .toList();
    }
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(there).containsAll(named);
  }

  private static List<Path> pages(Path root) throws IOException {
    List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(root.resolve("topology-docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }
}
