package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/prices, text/html; charset=utf-8",
    "/control, text/html; charset=utf-8",
    "/whatif, text/html; charset=utf-8",
    "/whatif.js, text/javascript; charset=utf-8",
    "/sku/MUG-RED-11, text/html; charset=utf-8",
    "/why/D-20261121-0412, text/html; charset=utf-8",
    "/console.js, text/javascript; charset=utf-8",
    "/console.css, text/css; charset=utf-8",
    "/icon.svg, image/svg+xml"
  })
  void shouldServeEachFileWithItsType(String path, String type) throws Exception {
    // when
    var file = StaticFiles.at(path);

    assertThat(file.orElseThrow().type()).isEqualTo(type);
    assertThat(file.orElseThrow().bytes()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../reasons.properties",
        "/..%2freasons.properties",
        "/%2e%2e/reasons.properties",
        "/prices/../../reasons.properties",
        "/page/index.html",
        "/index.html",
        "/log4j2.properties",
        "/console.js/",
        "//etc/passwd",
        "/nothing.js"
      })
  void shouldServeNothingElse(String path) throws Exception {
    // when
    var file = StaticFiles.at(path);

    assertThat(file).isEmpty();
  }

  @Test
  void shouldCarryNoScriptOrStyleInThePageItself() throws Exception {
    // when
    String page = new String(StaticFiles.at("/").orElseThrow().bytes(), StandardCharsets.UTF_8);

    assertThat(page).doesNotContain("style=", "onclick", "http:", "https:");
    assertThat(page).containsOnlyOnce("<script").contains("<script type=\"module\" src=");
  }
}
