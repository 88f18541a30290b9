package org.echelon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.console.ConsoleServer;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.echelon.state.LabState;
import org.echelon.state.LabStatus;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Rows by keyboard in a real browser, tables as files, and the page that compares policies. */
class BrowserKeysTest {
  private static final Path EVIDENCE = Path.of("../../topology-docs/evidence");

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

  @Test
  void shouldChooseOpenAndGoThroughRows() {
    browser.open(demo.console() + "stock", "light");
    browser.await("main tbody tr");

    // when
    browser.press("j", "j", "k", "j");

    assertThat(chosenIndex()).isEqualTo(1);
    assertThat(focusedKey()).isEqualTo(chosenKey());
    assertThat(browser.path()).isEqualTo("/stock#" + chosenKey().replace("@", "%40"));
    assertThat(browser.barriers()).isEmpty();

    // when
    browser.press(Keys.ENTER);

    browser.until("the SKU", () -> browser.path().startsWith("/sku/"));
    browser.await("main h1");
    String first = browser.path();
    browser.press("]");
    browser.until("the next one", () -> !browser.path().equals(first));
    assertThat(browser.path()).startsWith("/sku/");
    browser.press("[");
    browser.until("the one before", () -> browser.path().equals(first));
  }

  @Test
  void shouldKeepTheChosenRowWhileThePageIsDrawnAnew() {
    browser.open(demo.console() + "stock", "light");
    browser.await("main tbody tr");
    browser.press("j", "j", "j");
    String chosen = chosenKey();

    // when
    browser.script("document.querySelector('tr[aria-current]').setAttribute('data-old', '')");
    browser.until("a new drawing", () -> browser.all("tr[data-old]").isEmpty());

    assertThat(chosenKey()).isEqualTo(chosen);
    assertThat(focusedKey()).isEqualTo(chosen);
    browser.press(Keys.ESCAPE);
    assertThat(browser.all("main tr[aria-current]")).isEmpty();
    assertThat(browser.path()).isEqualTo("/stock");
  }

  @Test
  void shouldExplainTheRowOfACommand() throws Exception {
    demo.await("commands?state=ALL", answer -> answer.get("items").size() > 1);
    browser.open(demo.console() + "commands?state=ALL", "light");
    browser.await("main td a[href^='/why/']");
    browser.press("j");
    while (browser.all("tr[aria-current] a[href^='/why/']").isEmpty()) {
      browser.press("j");
    }

    // when
    browser.press("e");

    browser.until("why", () -> browser.path().startsWith("/why/"));
  }

  @Test
  void shouldCopyTheTableAndTheAddress() {
    browser.open(demo.console() + "stock", "light");
    browser.await("main tbody tr");
    browser.copied();
    browser.press("j", "c");
    browser.until("word of it", () -> browser.find("#said").getText().contains("copied as CSV"));

    String csv = browser.copied();
    assertThat(csv).startsWith("SKU,node,at risk/day,free,");
    assertThat(csv.lines().count()).isGreaterThan(browser.all("main tbody tr").size());

    // when
    browser.press("y");

    browser.until("word of it", () -> browser.find("#said").getText().contains("address"));
    assertThat(browser.copied()).endsWith(browser.path());
  }

  @Test
  void shouldOfferEveryTableAsAFile() throws Exception {
    for (String page : List.of("", "prices", "capacity", "stock", "commands", "refused")) {
      browser.open(demo.console() + page, "light");
      browser.await("main table");

      // when
      List<?> failed =
          (List<?>)
              browser.awaitScript(
                  "const bad = [];"
                      + "for (const table of document.querySelectorAll('main .table')) {"
                      + "  const link = table.querySelector('.foot a[download]');"
                      + "  if (!link) { bad.push(table.querySelector('caption').textContent); continue; }"
                      + "  const answer = await fetch(link.href);"
                      + "  const text = await answer.text();"
                      + "  const rows = table.querySelectorAll('tbody tr').length;"
                      + "  if (!answer.ok || !answer.headers.get('content-type').startsWith('text/csv')"
                      + "      || text.split('\\r\\n').length < 2) bad.push(link.href + ' ' + rows + ' ' + text);"
                      + "}"
                      + "return bad;");

      assertThat(failed).as(page).isEmpty();
    }
  }

  @Test
  void shouldShowAllKeysAndLeaveFieldsAlone() throws Exception {
    browser.open(demo.console() + "stock", "dark");
    browser.await("main tbody tr");
    browser.press("?");
    assertThat(browser.await("dialog.keys").getText()).contains("explain the row", "Compare");
    assertThat(browser.barriers()).isEmpty();
    browser.picture("keys-dark");
    browser.press("j");
    assertThat(browser.all("main tr[aria-current]")).as("a dialog is open").isEmpty();
    browser.press(Keys.ESCAPE);
    browser.until("the end of it", () -> browser.all("dialog.keys").isEmpty());

    // when
    browser.press("/", "j", "k", "?", "y");

    assertThat(browser.find("#query").getDomProperty("value")).isEqualTo("jk?y");
    assertThat(browser.all("main tr[aria-current]")).isEmpty();
    assertThat(browser.all("dialog.keys")).isEmpty();
    browser.press(Keys.ESCAPE);
    browser.press("f");
    assertThat(browser.script("return document.activeElement.dataset.parameter"))
        .isEqualTo("node");
  }

  @Test
  void shouldHoldRowsWhereTheyAreWhileSomebodyIsInTheTable() {
    browser.open(demo.console() + "control", "light");

    // when
    Object told =
        browser.awaitScript(
            "const { h, morph } = await import('/dom.js');"
                + "const { table } = await import('/table.js');"
                + "const { hold, release } = await import('/hold.js');"
                + "const draw = (keys) => h('div', { 'data-key': '/x' },"
                + "  table('Held', [{ head: 'key', cell: (k) => k }], keys, (k) => k));"
                + "const shown = draw(['a', 'b', 'c']);"
                + "document.body.append(shown);"
                + "const text = () => [...shown.querySelectorAll('tbody tr')]"
                + "  .map((r) => r.dataset.key + (r.classList.contains('gone') ? '!' : '')).join('')"
                + "  + ' ' + (shown.querySelector('.waiting')?.textContent ?? '');"
                + "const next = (keys) => {"
                + "  const wanted = draw(keys); hold(shown, wanted); morph(shown, wanted); };"
                + "const told = [];"
                + "next(['b', 'a', 'c']); told.push(text());"
                + "shown.querySelector('tbody tr').focus();"
                + "next(['c', 'd', 'b']); told.push(text());"
                + "release(); next(['c', 'd', 'b']); told.push(text());"
                + "document.activeElement.blur(); next(['d', 'b', 'c']); told.push(text());"
                + "shown.remove();"
                + "return told.join('|');");

    // Of b a c: a has gone, d is new, b and c have changed places.
    assertThat(told).isEqualTo("bac |ba!c 4 changes wait · r applies them|cdb |dbc ");
  }

  @Test
  void shouldCompareByEveryKindOfEvidence() throws Exception {
    JsonNode stock = demo.await("stock?limit=1", answer -> answer.get("items").size() == 1);
    publishLab(stock.at("/items/0/sku").asText(), stock.at("/items/0/node").asText());
    try (ConsoleServer console =
        ConsoleServer.start(
            demo.deployment(),
            InetAddress.getLoopbackAddress(),
            0,
            Optional.empty(),
            Optional.of(EVIDENCE))) {
      for (String theme : List.of("light", "dark")) {
        browser.open(console.address() + "compare", theme);
        browser.until("the lab", () -> browser.find("main").getText().contains("fair: rationed"));
        assertThat(browser.barriers()).as(theme).isEmpty();
        browser.picture("compare-" + theme);
      }
      assertThat(browser.find("main").getText())
          .contains("without prices", "95% interval", "no outcome is claimed", "Field")
          .contains("0.0% of 1 decisions are equal");

      // when
      browser.press("g", "b");
      browser.script(
          "document.querySelector(arguments[0]).click()",
          "a[href='/compare?replay=us8.json%2Fnominal%2Fechelon%2Funpriced']");

      browser.until(
          "the pair",
          () -> browser.find("main .verdict").getText().contains("echelon against unpriced"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void publishLab(String sku, String node) {
    Deployment deployment = demo.deployment();
    Instant now = Instant.now();
    LabState state =
        LabState.newBuilder()
            .setLab("fair")
            .setKind("SHADOW")
            .setPolicy("rationed")
            .setStatus(LabStatus.STOPPED)
            .setStartedAt(now)
            .setChangedAt(now)
            .build();
    LabDecision answer =
        LabDecision.newBuilder()
            .setLab("fair")
            .setSku(sku)
            .setAskId(node + "|1")
            .setGate(node)
            .setDecidedAt(now)
            .setDepartureAt(now.plusSeconds(3600))
            .setNetworkVersion(1)
            .setPriceVersion(1)
            .setUnitCostMicros(2_500_000)
            .setLines(
                List.of(
                    new LabLine(
                        "X>" + node, node, 0L, 9L, 3L, 3L, 12L, 0.2, 0.4, "LEVEL")))
            .build();
    try (RegistryValues values =
            new RegistryValues(deployment.registryUrl(), deployment.prefix());
        Producer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", deployment.bootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      send(deployment, values, producer, Topic.LAB_STATE, "fair", state);
      send(deployment, values, producer, Topic.LAB_DECISION, "fair|" + sku, answer);
      producer.flush();
    }
  }

  private static void send(
      Deployment deployment,
      RegistryValues values,
      Producer<String, byte[]> producer,
      Topic topic,
      String key,
      SpecificRecord record) {
    String name = deployment.name(topic);
    producer.send(new ProducerRecord<>(name, key, values.write(name, record)));
  }

  private static int chosenIndex() {
    return ((Number)
            browser.script(
                "return [...document.querySelectorAll('main tbody tr')]"
                    + ".findIndex((row) => row.hasAttribute('aria-current'))"))
        .intValue();
  }

  private static String chosenKey() {
    return (String)
        browser.script("return document.querySelector('main tr[aria-current]').dataset.key");
  }

  private static String focusedKey() {
    return (String) browser.script("return document.activeElement.dataset.key");
  }
}
