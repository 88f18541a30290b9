package org.echelon.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The screens of somebody without a browser: what the interface answers to each page. */
final class JsonScreens implements Screens {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Pages by the keys that open them, with what each asks. */
  private static final Map<String, List<String>> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("g o", List.of("health", "prices/adoption", "controls"));
    PAGES.put("g p", List.of("prices", "prices/adoption"));
    PAGES.put("g c", List.of("capacity", "map"));
    PAGES.put("g s", List.of("stock?limit=20"));
    PAGES.put("g m", List.of("commands?limit=20"));
    PAGES.put("g x", List.of("controls"));
    PAGES.put("g r", List.of("refused?limit=20"));
  }

  private final URI console;
  private final HttpClient client = HttpClient.newHttpClient();
  private List<String> asked = List.of("health");

  JsonScreens(URI console) {
    this.console = console;
  }

  @Override
  public void open(String path) {
    asked = path.equals("/") ? List.of("health", "controls") : List.of(path.substring(1));
  }

  @Override
  public void press(String keys) {
    asked = PAGES.getOrDefault(keys, asked);
  }

  /** A row leads to its SKU; a tab shows what has been asked already. */
  @Override
  public void click(String name) throws IOException, InterruptedException {
    if (name.equals("the first row")) {
      JsonNode rows = JSON.readTree(answers());
      asked = List.of("sku/" + rows.at("/items/0/sku").asText());
    }
  }

  @Override
  public String await(Pattern words) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    String answers = answers();
    while (!words.matcher(answers).find() && System.nanoTime() < until) {
      Thread.sleep(200);
      answers = answers();
    }
    return answers;
  }

  private String answers() throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    for (String path : asked) {
      HttpRequest request =
          HttpRequest.newBuilder(console.resolve("/api/v1/" + path)).timeout(PATIENCE).build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(path + " answers " + response.statusCode() + ": " + response.body());
      }
      all.append(response.body()).append('\n');
    }
    return all.toString();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
