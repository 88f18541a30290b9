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
    pages.put("sku", "sku/" + stock.at("/items/0/sku").asText());
    JsonNode refused = demo.await("refused", answer -> answer.get("items").size() > 0);
    pages.put("refused-record", "refused?record=" + refused.at("/items/0/id").asText());
    JsonNode map = demo.await("map", answer -> answer.get("nodes").size() > 0);
    for (JsonNode node : map.get("nodes")) {
      if (node.get("kind").asText().equals("FC")) {
        pages.put("capacity-node", "capacity?node=" + node.get("node").asText());
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

  private static String result() {
    return browser.find(".order .result").getText();
  }
}
