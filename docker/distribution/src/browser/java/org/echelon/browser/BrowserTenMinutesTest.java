package org.echelon.browser;

import java.nio.file.Path;
import org.echelon.shop.TenMinutes;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer follows the page of the first ten minutes word for word, with a real browser. */
class BrowserTenMinutesTest {
  @TempDir private Path folder;

  @Test
  void shouldSeeAllThatThePagePromises() throws Exception {
    Assumptions.assumeTrue(
        Browser.installed(), "apt-get install chromium chromium-driver puts the browser here");
    Path project = Path.of("..", "..").toRealPath();
    try (TenMinutes guide = new TenMinutes(folder, project, BrowserScreens::new)) {
      for (int minute = 0; minute < guide.minutes(); minute++) {
        guide.follow(minute);
      }
    }
  }
}
