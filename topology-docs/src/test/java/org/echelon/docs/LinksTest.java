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

class LinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

  @Test
  void shouldLeadSomewhere() throws IOException {
    Path root = Path.of("..").toRealPath();
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages(root)) {
      Matcher matcher = LINK.matcher(Files.readString(page));
      while (matcher.find()) {
        links++;
        if (!Files.exists(page.getParent().resolve(matcher.group(1)))) {
          broken.add(root.relativize(page) + " -> " + matcher.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(20);
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
