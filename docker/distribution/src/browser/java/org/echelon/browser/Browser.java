package org.echelon.browser;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a screen, with what a test wants to see and to do. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Dimension SCREEN = new Dimension(1440, 1000);
  private static final String AXE = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";

  private final ChromeDriver driver;
  private final String axe;

  /** Whether this machine has the browser and its driver. */
  static boolean installed() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  Browser() throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    // Root and containers have no sandbox to put it in; what it opens is ours.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().window().setSize(SCREEN);
    axe = resource(AXE.formatted(System.getProperty("axe.version")));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Opens an address in a theme, and waits until the page is drawn and live. */
  void open(String address, String theme) {
    driver.get(address);
    script("localStorage.setItem('theme', arguments[0])", theme);
    driver.get(address);
    await("main h1, main .verdict");
    until("the clock", () -> !find("#status").getText().isEmpty());
  }

  /** Waits for an element that is shown. */
  WebElement await(String css) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .until(
            d ->
                d.findElements(By.cssSelector(css)).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElse(null));
  }

  /** Waits for something. */
  void until(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(what)
        .ignoring(StaleElementReferenceException.class)
        .until(d -> condition.getAsBoolean());
  }

  /** Clicks an element once it is shown; pages that are drawn anew meanwhile are looked at again. */
  void click(String css) {
    until(
        css,
        () -> {
          WebElement wanted = await(css);
          // As people do: what is at the edge may lie under the bar there.
          driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", wanted);
          wanted.click();
          return true;
        });
  }

  /** A link, button or tab that is shown and called so. */
  WebElement called(String name) {
    return new WebDriverWait(driver, PATIENCE)
        .withMessage("nothing is called " + name)
        .ignoring(StaleElementReferenceException.class)
        .until(
            d ->
                d.findElements(By.cssSelector("a, button, [role=tab]")).stream()
                    .filter(WebElement::isDisplayed)
                    .filter(one -> one.getText().strip().equals(name))
                    .findFirst()
                    .orElse(null));
  }

  /** All text of the window. */
  String text() {
    return find("body").getText();
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /**
   * Milliseconds from the navigation to an address until an element is in the page; somewhat more,
   * as nobody looks for it before all scripts are there.
   */
  double shownAfterMillis(String address, String css) {
    driver.get("about:blank");
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    driver.get(address);
    Object after =
        driver.executeAsyncScript(
            "const [css, done] = arguments;"
                + "const look = () => document.querySelector(css)"
                + " ? done(performance.now()) : requestAnimationFrame(look);"
                + "look();",
            css);
    return ((Number) after).doubleValue();
  }

  /** Presses keys where the focus is, one after the other. */
  void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(driver).sendKeys(key).perform();
    }
  }

  /** The path of the address, with its parameters and what is behind the #. */
  String path() {
    return URI.create(driver.getCurrentUrl()).getRawSchemeSpecificPart().replaceFirst("//[^/]*", "")
        + Optional.ofNullable(URI.create(driver.getCurrentUrl()).getRawFragment())
            .map(fragment -> "#" + fragment)
            .orElse("");
  }

  /** What was copied last; the browser is told that this page may copy. */
  String copied() {
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return (String)
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "navigator.clipboard.readText().then(done, e => done('not read: ' + e));");
  }

  /** What a script of a page's own modules comes to. */
  Object awaitScript(String script) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1];(async () => {"
            + script
            + "})().then(done, e => done('failed: ' + e));");
  }

  /** Writes a picture of the window to target/screenshots. */
  void picture(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /** What axe-core finds serious or critical, a line each with the first element. */
  List<String> barriers() {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    script(axe);
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document, { resultTypes: ['violations'] }).then("
                + "r => done(r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => ({ id: v.id, help: v.help, count: v.nodes.length,"
                + " html: v.nodes[0].html, why: v.nodes[0].failureSummary }))),"
                + "e => done([{ id: 'axe', help: String(e), count: 1, html: '', why: '' }]));");
    List<String> barriers = new ArrayList<>();
    for (Object one : (List<?>) found) {
      Map<?, ?> violation = (Map<?, ?>) one;
      barriers.add(
          violation.get("id")
              + " ("
              + violation.get("count")
              + "): "
              + violation.get("help")
              + " "
              + violation.get("html")
              + " "
              + violation.get("why"));
    }
    return barriers;
  }

  /** What the page's own scripts complained about. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
