package org.echelon.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.topic.Topic;

/** All generated pages, by their place in the folder of pages. */
public final class ContractPages {
  private ContractPages() {}

  /** The pages, which are functions of the code alone. */
  public static SortedMap<String, String> all() {
    SortedMap<String, String> pages = new TreeMap<>();
    pages.put(EventPage.FOLDER + "index.md", EventPage.index());
    for (Topic topic : Topic.values()) {
      if (topic.record().isPresent()) {
        pages.put(EventPage.FOLDER + MessageForm.name(topic) + ".md", EventPage.of(topic));
      }
    }
    pages.put("csv.md", CsvPage.markdown());
    pages.put("reason-codes.md", ReasonPage.markdown());
    return pages;
  }

  /** Writes them into a folder of pages; returns how many there are. */
  public static int write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(EventPage.FOLDER));
    for (Map.Entry<String, String> page : all().entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue());
    }
    return all().size();
  }
}
