package org.echelon.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.echelon.shop.Screens;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;

/** The console as somebody at a browser sees it. */
final class BrowserScreens implements Screens {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

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
    browser.press(keys.equals("Esc") ? Keys.ESCAPE : keys.replace(" ", ""));
  }

  @Override
  public void click(String name) {
    switch (name) {
      case "the first row" -> browser.click("main tbody th a");
      case "the first figure" -> browser.click(".heatmap tbody td a");
      default -> browser.called(name).click();
    }
  }

  @Override
  public Seen await(String words) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    Seen seen = Seen.of(words, seen());
    while (!seen.asWanted() && System.nanoTime() < until) {
      Thread.sleep(200);
      seen = Seen.of(words, seen());
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
