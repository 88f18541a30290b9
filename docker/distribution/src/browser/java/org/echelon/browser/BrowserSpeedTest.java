package org.echelon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How soon pages of a console that runs already are shown: that of {@code bench console}, which
 * says where it is, or any other, named by {@code -Dconsole.address=http://127.0.0.1:PORT/}.
 */
@EnabledIfSystemProperty(named = "console.address", matches = "http.+/")
class BrowserSpeedTest {
  private static final int REPEATS = 9;
  private static final double GOAL_MILLIS = 1_000;

  @ParameterizedTest
  @CsvSource({"stock, main tbody tr", "'', main .tile .figure", "commands, main tbody tr"})
  void shouldShowItsRowsWithinASecond(String page, String row) throws Exception {
    assumeTrue(Browser.installed(), "there is no Chromium");
    String address = System.getProperty("console.address") + page;
    double[] millis = new double[REPEATS];
    try (Browser browser = new Browser()) {
      // The first one starts the browser's own parts.
      browser.open(address, "light");

      // when
      for (int i = 0; i < REPEATS; i++) {
        millis[i] = browser.shownAfterMillis(address, row);
      }
    }

    Arrays.sort(millis);
    System.out.printf(
        "/%s: rows after %.0f ms [%.0f to %.0f] of %d%n",
        page, millis[REPEATS / 2], millis[0], millis[REPEATS - 1], REPEATS);
    assertThat(millis[REPEATS / 2]).isLessThanOrEqualTo(GOAL_MILLIS);
  }
}
