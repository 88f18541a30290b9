package org.echelon.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The screens of somebody without a browser: what the interface answers to each page. */
final class JsonScreens implements Screens {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
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

  /** What pages say in words and the interface by the names of fields. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "FROZEN network … trying the brake", "FREEZE…network…trying the brake",
          "What is proposed, and why", "proposals",
          "Worth of one more unit", "worthNext",
          "What fills it", "\"skus\"",
          "proved to lie between", "mostGainPerDay");

  private final URI console;
  private final HttpClient client = HttpClient.newHttpClient();
  private List<String> asked = List.of("health");

  /** What was answered to a question that is posted; empty where none was. */
  private String posted = "";

  JsonScreens(URI console) {
    this.console = console;
  }

  @Override
  public void open(String path) {
    posted = "";
    asked = path.equals("/") ? List.of("health", "controls") : List.of(path.substring(1));
  }

  @Override
  public void press(String keys) {
    posted = "";
    asked = PAGES.getOrDefault(keys, asked);
  }

  @Override
  public void click(String name) throws IOException, InterruptedException {
    switch (name) {
      case "the first row" -> {
        JsonNode rows = JSON.readTree(answers());
        asked = List.of("sku/" + rows.at("/items/0/sku").asText());
      }
      case "Value" -> asked = List.of(asked.get(0) + "/curve");
      case "the first figure" -> asked = List.of("capacity/" + fullest() + "/storage/0");
      case "What if +10%?" -> post(asked.get(0).split("/")[1]);
      default -> throw new IOException("nothing is called " + name);
    }
  }

  private String fullest() throws IOException, InterruptedException {
    for (JsonNode row : JSON.readTree(get("capacity")).get("rows")) {
      if (row.get("resource").asText().equals("STORAGE") && row.get("capacity").isNumber()) {
        return row.get("node").asText();
      }
    }
    throw new IOException("no node has a limit of storage");
  }

  /** What the link of the page asks: a tenth more room. */
  private void post(String node) throws IOException, InterruptedException {
    String question =
        "{\"scope\":\"network\",\"changes\":[{\"kind\":\"STORAGE\",\"of\":\"%s\",\"factor\":1.1}]}"
            .formatted(node);
    posted =
        answer(
            request("whatif")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question))
                .build());
  }

  @Override
  public Seen await(String words) throws IOException, InterruptedException {
    String said = FIELDS.getOrDefault(words, words);
    long until = System.nanoTime() + PATIENCE.toNanos();
    Seen seen = Seen.of(said, answers());
    while (!seen.asWanted() && System.nanoTime() < until) {
      Thread.sleep(200);
      seen = Seen.of(said, answers());
    }
    return seen;
  }

  private String answers() throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder(posted);
    for (String path : asked) {
      all.append(get(path)).append('\n');
    }
    return all.toString();
  }

  private String get(String path) throws IOException, InterruptedException {
    return answer(request(path).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(console.resolve("/api/v1/" + path)).timeout(PATIENCE);
  }

  private String answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          request.uri() + " answers " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
