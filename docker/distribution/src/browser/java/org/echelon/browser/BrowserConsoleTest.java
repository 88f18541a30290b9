package org.echelon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/**
 * The console of a running demo in a real browser: every page of its menu in both themes, with
 * pictures and without barriers, and stopping it by hand.
 */
class BrowserConsoleTest {
  private static RunningDemo demo;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    Assumptions.assumeTrue(
        Browser.installed(), "apt-get install chromium chromium-driver puts the browser here");
    demo = RunningDemo.shared();
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldShowEveryPageWithoutBarriers(String theme) throws Exception {
    List<String> barriers = new ArrayList<>();
    for (Map.Entry<String, String> page : pages().entrySet()) {
      browser.open(demo.console() + page.getValue(), theme);

      // when
      List<String> found = browser.barriers();

      browser.picture(page.getKey() + "-" + theme);
      found.forEach(one -> barriers.add(page.getKey() + ": " + one));
      assertThat(browser.find("main").getText()).as(page.getKey()).isNotBlank();
    }
    assertThat(barriers).as("serious and critical findings of axe-core").isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  /** Those of the menu, and what a click on them shows. */
  private static Map<String, String> pages() throws Exception {
    browser.open(demo.console(), "light");
    Map<String, String> pages = new LinkedHashMap<>();
    for (WebElement link : browser.all("#pages a")) {
      String path = link.getDomAttribute("href").substring(1);
      pages.put(path.isEmpty() ? "overview" : path.replaceAll("\\W", "-"), path);
    }
    assertThat(pages).containsKeys("overview", "capacity", "control", "refused");
    JsonNode stock = demo.await("stock?limit=1", answer -> answer.get("items").size() == 1);
    String id = stock.at("/items/0/sku").asText();
    pages.put("whatif-sku", "whatif?sku=" + id + "&demand=1.2");
    String sku = "sku/" + id;
    pages.put("sku", sku);
    pages.put("sku-value", sku + "?tab=value");
    pages.put("sku-value-table", sku + "?tab=value&show=table");
    pages.put("sku-movements", sku + "?tab=movements");
    pages.put("prices-history", "prices?view=history");
    pages.put("prices-flow-table", "prices?resource=flow&show=table");
    JsonNode refused = demo.await("refused", answer -> answer.get("items").size() > 0);
    pages.put("refused-record", "refused?record=" + refused.at("/items/0/id").asText());
    JsonNode map = demo.await("map", answer -> answer.get("nodes").size() > 0);
    for (JsonNode node : map.get("nodes")) {
      if (node.get("kind").asText().equals("FC")) {
        String fc = node.get("node").asText();
        pages.put("capacity-node", "capacity?node=" + fc);
        pages.put("capacity-cell", "capacity?cell=" + fc + "/storage");
        pages.put("whatif-network", "whatif?node=" + fc + "&resource=storage&factor=1.1");
      }
    }
    pages.put("capacity-table", "capacity?show=table&resource=flow");
    return pages;
  }

  @Test
  void shouldDrawEveryNodeThatHasAPlace() throws Exception {
    browser.open(demo.console() + "capacity", "light");
    JsonNode map = demo.await("map", answer -> answer.get("nodes").size() > 0);
    int placed = 0;
    for (JsonNode node : map.get("nodes")) {
      placed += node.get("lat").isNull() ? 0 : 1;
    }

    // when
    browser.await("svg.map circle");

    assertThat(browser.all("svg.map circle")).hasSize(placed);
    assertThat(browser.all("svg.map polygon")).hasSize(map.get("regions").size());
    browser.script(
        "document.querySelector('svg.map a').dispatchEvent("
            + "new MouseEvent('click', { bubbles: true, cancelable: true }))");
    browser.await("svg.map circle.chosen");
    assertThat(browser.all("svg.map line.lane")).isNotEmpty();
  }

  @Test
  void shouldShowAllColumnsOfTheStockTableAtOnce() throws Exception {
    browser.open(demo.console() + "stock", "light");

    // when
    browser.await("main table td");

    assertThat(
            browser.script(
                "const box = document.querySelector('main table').parentElement;"
                    + " return box.scrollWidth - box.clientWidth;"))
        .as("pixels that need scrolling")
        .isEqualTo(0L);
  }

  @Test
  void shouldMarkTheLevelWhereTheCurveMeetsZeroAndDrawTheNodesThatAreTicked() throws Exception {
    JsonNode stock = demo.await("stock?limit=1", answer -> answer.get("items").size() == 1);
    String sku = stock.at("/items/0/sku").asText();
    JsonNode curve = demo.await("sku/" + sku + "/curve", answer -> answer.has("nodes"));
    String first = curve.at("/nodes/0/node").asText();
    browser.open(demo.console() + "sku/" + sku + "?tab=value&nodes=" + first, "light");

    // when
    browser.await("svg.plot path.mark");

    assertThat(browser.all("svg.plot path.line")).hasSize(1);
    assertThat(browser.all("svg.plot path.mark title").get(0).getDomProperty("textContent"))
        .startsWith(first + ": level ");
    browser.await("main input[type=checkbox]:not(:checked)");
    // The bar below would take the click of a pointer where the box lies under it.
    browser.script("document.querySelector('main input[type=checkbox]:not(:checked)').click()");
    browser.until("a second line", () -> browser.all("svg.plot path.line").size() == 2);
    assertThat(browser.all("svg.plot circle.mark")).hasSize(2);
  }

  @Test
  void shouldStopAllFromAnyPageAndLetItGoOn() throws Exception {
    browser.open(demo.console() + "prices", "light");

    browser.await("#stop").click();
    browser.until("the effect", () -> browser.find(".order .effect").getText().contains("Freezes"));
    assertThat(browser.find(".order button[name=send]").isEnabled()).isFalse();
    browser.find(".order input[name=why]").sendKeys("trying the brake");
    browser.find(".order input[name=confirm]").sendKeys("FREEZE ALL");
    assertThat(browser.barriers()).isEmpty();
    browser.picture("order-light");

    // when
    browser.find(".order button[name=send]").click();

    browser.until("all to obey", () -> result().contains("in force on 4 of 4 tasks after"));
    browser.picture("order-obeyed-light");
    browser.find(".order button[name=close]").click();
    assertThat(browser.await("#halts").getText()).contains("FROZEN network", "trying the brake");
    for (String theme : List.of("light", "dark")) {
      browser.open(demo.console() + "control", theme);
      browser.await("#halts button");
      assertThat(browser.barriers()).as(theme).isEmpty();
      browser.picture("control-frozen-" + theme);
    }

    // when
    browser.await("#halts button").click();
    browser.until("the word", () -> browser.find(".order .word").getText().contains("UNFREEZE"));
    browser.find(".order input[name=why]").sendKeys("brake works");
    browser.find(".order input[name=confirm]").sendKeys("UNFREEZE ALL");
    browser.picture("order-lift-dark");
    browser.find(".order button[name=send]").click();

    browser.until("all to obey", () -> result().contains("in force on 4 of 4 tasks after"));
    browser.find(".order button[name=close]").click();
    browser.until("the band to go", () -> !browser.find("#halts").isDisplayed());
    demo.await("controls", all -> all.get("items").isEmpty());
  }

  @Test
  void shouldAskWhatMoreRoomWouldChangeFromTheCellThatIsFull() throws Exception {
    demo.await("prices", prices -> !prices.get("inForce").isNull());
    browser.open(demo.console() + "capacity", "light");

    // when
    browser.click(".heatmap .heat a");
    browser.until("the drawer", () -> browser.find(".drawer").getText().contains("What if +10%?"));
    browser.click(".drawer a[href^='/whatif']");

    browser.until("an answer", () -> browser.find("main").getText().contains("SKUs priced"));
    assertThat(browser.find("main").getText())
        .contains("a question: nothing is commanded", "storage of", "Taken for granted");
    assertThat(browser.barriers()).isEmpty();
    browser.picture("whatif-answered-light");
  }

  private static String result() {
    return browser.find(".order .result").getText();
  }
}
