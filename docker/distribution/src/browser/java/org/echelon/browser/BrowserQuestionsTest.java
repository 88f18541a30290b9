package org.echelon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The questions of those who run it: each is answered from the first page in two clicks at most, by
 * the text that is shown then.
 */
class BrowserQuestionsTest {
  private static final int MOST_CLICKS = 2;

  private static RunningDemo demo;
  private static Browser browser;
  private int clicks;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(
        Browser.installed(), "apt-get install chromium chromium-driver puts the browser here");
    demo = RunningDemo.shared();
    browser = new Browser();
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openTheFirstPage() {
    browser.open(demo.console(), "light");
  }

  /** Opens a page of the menu; its heading says so. */
  private void menu(String name) {
    click("#pages a[href='/" + name.toLowerCase(Locale.ROOT).replace("-", "") + "']");
    browser.until(name, () -> browser.find("main h1").getText().startsWith(name));
  }

  private void click(String css) {
    clicks++;
    assertThat(clicks).as("clicks until " + css).isLessThanOrEqualTo(MOST_CLICKS);
    browser.click(css);
  }

  /** Waits until the page says something, and returns all that it says. */
  private static String reads(String words) {
    browser.until(words, () -> browser.find("main").getText().contains(words));
    return browser.find("main").getText();
  }

  @Test
  void howHealthyIsIt() {
    assertThat(browser.await("main .verdict").getText()).containsPattern("[●○▲■] \\S+");
    assertThat(browser.all(".tile")).hasSizeGreaterThanOrEqualTo(5);

    click(".tile[href='/prices']");

    assertThat(reads("Price of each limit")).contains("Adoption");
  }

  @Test
  void whichPricesAreInForceHowFreshAndAdoptedByWhom() {
    menu("Prices");

    assertThat(reads("Adoption"))
        .containsPattern("v\\d+ certified")
        .containsPattern("gap\\s+\\d+\\.\\d+% of value")
        .containsPattern("\\d+ of \\d+ tasks on v\\d+")
        .contains(" ago");
    assertThat(browser.all(".matrix tbody tr")).isNotEmpty();
  }

  @Test
  void whereIsCapacityScarce() {
    menu("Capacity");

    assertThat(reads("Use of each limit")).contains("planned", "with arrivals");
    assertThat(browser.all(".heatmap tbody tr")).isNotEmpty();
    browser.await("svg.map a");

    click(".heatmap tbody td a");

    assertThat(reads("What fills it")).contains("What arrives", "What if +10%?");
  }

  @Test
  void whatIsRunningOut() {
    menu("Stock");

    assertThat(reads("Running out")).contains("at risk");

    click("main tbody th a");

    assertThat(reads("What is proposed, and why")).contains("By node", "Open decisions");
  }

  @Test
  void whatDidWeCommandAndWhatIsUnacknowledged() {
    menu("Commands");

    assertThat(reads("Waiting by age")).containsPattern("Overdue \\d+");

    click("main a.id");

    browser.await("ol.life");
    assertThat(reads("released")).contains("commanded", "revision");
  }

  @Test
  void whyThisDecision() throws Exception {
    JsonNode open = demo.await("commands?limit=1&kind=TRANSFER", a -> a.get("items").size() > 0);
    String id = open.at("/items/0/commandId").asText();
    menu("Why");
    browser.find("main input[name=id]").sendKeys(id);

    click("main form button");

    assertThat(reads("Causes")).contains("Why", id, "What was scarce", "How the nodes were valued");
    assertThat(browser.all("ol.reasons li")).isNotEmpty();
  }

  @Test
  void whatWouldHappenIf() throws Exception {
    JsonNode stock = demo.await("stock?limit=1", a -> a.get("items").size() > 0);
    menu("What-if");
    browser.await("form[data-whatif=sku] input[name=sku]").sendKeys(stock.at("/items/0/sku").asText());
    browser.find("form[data-whatif=sku] input[name=demand]").clear();
    browser.find("form[data-whatif=sku] input[name=demand]").sendKeys("1.2");

    click("form[data-whatif=sku] button");

    assertThat(reads("Taken for granted")).contains("level now", "next departure now");
  }

  @Test
  void isTheNewPolicyBetter() {
    menu("Compare");

    assertThat(reads("Replay")).containsPattern("\\S+ against \\S+").contains("95% interval");

    click("main tbody th a");

    assertThat(reads("All pairs")).contains("without prices");
  }

  @Test
  void stopThisNow() throws Exception {
    click("#stop");
    browser.until("the effect", () -> browser.find(".order .effect").getText().contains("Freezes"));
    browser.find(".order input[name=why]").sendKeys("trying the brake");
    browser.find(".order input[name=confirm]").sendKeys("FREEZE ALL");

    click(".order button[name=send]");

    browser.until("all to obey", () -> result().contains("in force on 4 of 4 tasks after"));
    letGoOn();
  }

  private static void letGoOn() throws Exception {
    browser.find(".order button[name=close]").click();
    browser.await("#halts button").click();
    browser.until("the word", () -> browser.find(".order .word").getText().contains("UNFREEZE"));
    browser.find(".order input[name=why]").sendKeys("brake works");
    browser.find(".order input[name=confirm]").sendKeys("UNFREEZE ALL");
    browser.find(".order button[name=send]").click();
    browser.until("all to obey", () -> result().contains("in force on 4 of 4 tasks after"));
    browser.find(".order button[name=close]").click();
    demo.await("controls", all -> all.get("items").isEmpty());
  }

  private static String result() {
    return browser.find(".order .result").getText();
  }

  @Test
  void whatWasRefused() {
    menu("Refused");

    assertThat(reads("By reason and source")).contains("what to do", "hall-2");

    click("section:last-of-type tbody th a");

    assertThat(browser.await("aside.drawer").getText()).contains("refused at", "hall-2");
  }
}
