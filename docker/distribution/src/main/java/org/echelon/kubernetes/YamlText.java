package org.echelon.kubernetes;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.LineBreak;
import org.yaml.snakeyaml.Yaml;

/** Documents as YAML: the same text on every machine. */
final class YamlText {
  private static final int INDENT = 2;

  private YamlText() {}

  /**
   * Documents in one text.
   *
   * @param about comment lines that come first
   */
  static String of(String about, List<Map<String, Object>> documents) {
    return about + new Yaml(options()).dumpAll(documents.iterator());
  }

  private static DumperOptions options() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setIndent(INDENT);
    options.setIndicatorIndent(INDENT);
    options.setIndentWithIndicator(true);
    options.setLineBreak(LineBreak.UNIX);
    options.setSplitLines(false);
    options.setExplicitStart(true);
    return options;
  }
}
