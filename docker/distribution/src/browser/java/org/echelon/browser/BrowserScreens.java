package org.echelon.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.echelon.shop.Screens;
import org.openqa.selenium.StaleElementReferenceException;

/** The console as somebody at a browser sees it. */
final class BrowserScreens implements Screens {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI console;
  private final Browser browser;
  private int pictures;

  BrowserScreens(URI console) {
    this.console = console;
    try {
      this.browser = new Browser();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void open(String path) {
    browser.open(console.resolve(path).toString(), "light");
  }

  @Override
  public void press(String keys) {
    browser.press(keys.replace(" ", ""));
  }

  @Override
  public void click(String name) {
    if (name.equals("the first row")) {
      browser.await("main tbody th a").click();
    } else {
      browser.called(name).click();
    }
  }

  @Override
  public String await(Pattern words) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    String seen = seen();
    while (!words.matcher(seen).find() && System.nanoTime() < until) {
      Thread.sleep(200);
      seen = seen();
    }
    browser.picture("ten-minutes-" + ++pictures);
    return seen;
  }

  private String seen() {
    try {
      return browser.text();
    } catch (StaleElementReferenceException redrawn) {
      return "";
    }
  }

  @Override
  public void close() {
    browser.close();
  }
}
