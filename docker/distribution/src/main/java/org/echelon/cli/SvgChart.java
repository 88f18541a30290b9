package org.echelon.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws small charts as SVG text: stacked bars, plain bars, lines over days, dots with whiskers.
 * Colours are classes of the page ({@code c0} to {@code c9}), so that they follow light and dark.
 */
final class SvgChart {
  private static final int WIDTH = 760;
  private static final int LABEL = 150;
  private static final int ROW = 30;
  private static final int RIGHT = 70;
  private static final int TEXT_DOWN = 19;
  private static final Pattern VIEW = Pattern.compile("viewBox='0 0 \\d+ (\\d+)'");

  private final StringBuilder svg = new StringBuilder();

  private SvgChart() {}

  /** One stretch of a bar. */
  record Stretch(String name, double value, int colour) {}

  /** A bar of one stretch or more, with what stands behind it. */
  record Bar(String label, List<Stretch> stretches, String text) {}

  /** A line over days. */
  record Line(String name, List<Double> values, int colour) {}

  /** A dot with its interval; without one where {@code low} is not finite. */
  record Dot(String label, double value, double low, double high, boolean noise, String text) {}

  /**
   * Bars from left to right, one under another.
   *
   * @param most value at the right end
   */
  static String bars(String title, List<Bar> bars, double most) {
    SvgChart chart = new SvgChart();
    int height = bars.size() * ROW + 6;
    chart.open(title, WIDTH, height);
    double scale = (WIDTH - LABEL - RIGHT) / Math.max(most, 1e-12);
    for (int row = 0; row < bars.size(); row++) {
      Bar bar = bars.get(row);
      int top = row * ROW + 4;
      chart.text(LABEL - 8, top + TEXT_DOWN - 4, "end", "label", bar.label());
      double left = LABEL;
      for (Stretch stretch : bar.stretches()) {
        double width = stretch.value() * scale;
        if (width > 0) {
          chart.add(
              "<rect class='c%d' x='%.1f' y='%d' width='%.2f' height='%d'><title>%s: %s</title>"
                  + "</rect>",
              stretch.colour(),
              left,
              top,
              Math.max(0.5, width - 1),
              ROW - 10,
              escaped(stretch.name()),
              number(stretch.value()));
        }
        left += width;
      }
      chart.text(left + 6, top + TEXT_DOWN - 4, "start", "value", bar.text());
    }
    return chart.close();
  }

  /**
   * Lines over days, each named at its right end.
   *
   * @param firstDay day of the first value
   * @param limit a level to mark, none below zero
   */
  static String lines(String title, List<Line> lines, int firstDay, double limit, String unit) {
    return lines(title, "day", lines, firstDay, limit, unit);
  }

  /**
   * Lines over steps of any kind.
   *
   * @param step what a step is called, before its number
   * @param first the first step, from 0
   */
  static String lines(
      String title, String step, List<Line> lines, int first, double limit, String unit) {
    int width = WIDTH;
    int height = 230;
    int left = 56;
    int right = 130;
    int bottom = 26;
    double most =
        Math.max(
            limit,
            lines.stream().flatMap(l -> l.values().stream()).mapToDouble(v -> v).max().orElse(1));
    double top = nice(most);
    int days = lines.stream().mapToInt(l -> l.values().size()).max().orElse(1);
    double perDay = (width - left - right) / (double) Math.max(1, days - 1);
    double scale = (height - bottom - 12) / Math.max(top, 1e-12);
    int ground = height - bottom;
    SvgChart chart = new SvgChart();
    chart.open(title, width, height);
    for (int tick = 0; tick <= 4; tick++) {
      double value = top * tick / 4;
      double y = ground - value * scale;
      chart.line("grid", left, y, width - right, y);
      chart.text(left - 6, y + 4, "end", "tick", number(value) + unit);
    }
    int every = Math.max(1, (int) Math.ceil(days / 8.0));
    for (int day = 0; day < days; day += every) {
      chart.text(
          left + day * perDay,
          height - 8,
          "middle",
          "tick",
          (step + " " + (first + day + 1)).trim());
    }
    if (limit > 0) {
      double y = ground - limit * scale;
      chart.line("limit", left, y, width - right, y);
    }
    double[] names = spread(lines, ground, scale);
    for (int i = 0; i < lines.size(); i++) {
      chart.path(lines.get(i), left, perDay, ground, scale);
      chart.add(
          "<rect class='c%d' x='%d' y='%.1f' width='9' height='9'/>",
          lines.get(i).colour(), width - right + 6, names[i] - 4);
      chart.text(width - right + 19, names[i] + 4, "start", "tick", lines.get(i).name());
    }
    return chart.close();
  }

  /** Dots with whiskers around a line at zero. */
  static String dots(String title, List<Dot> dots, String unit) {
    double most = 1e-9;
    for (Dot dot : dots) {
      most = Math.max(most, Math.abs(dot.value()));
      if (Double.isFinite(dot.low())) {
        most = Math.max(most, Math.max(Math.abs(dot.low()), Math.abs(dot.high())));
      }
    }
    double end = nice(most);
    int height = dots.size() * ROW + 28;
    int right = 220;
    double middle = LABEL + (WIDTH - LABEL - right) / 2.0;
    double scale = (WIDTH - LABEL - right) / 2.0 / end;
    SvgChart chart = new SvgChart();
    chart.open(title, WIDTH, height);
    for (int tick = -2; tick <= 2; tick++) {
      double x = middle + tick * end / 2 * scale;
      chart.line(tick == 0 ? "limit" : "grid", x, 2, x, height - 22);
      String sign = tick > 0 ? "+" : "";
      chart.text(x, height - 6, "middle", "tick", sign + number(tick * end / 2) + unit);
    }
    for (int row = 0; row < dots.size(); row++) {
      Dot dot = dots.get(row);
      double y = row * ROW + 16;
      chart.text(LABEL - 8, y + 5, "end", "label", dot.label());
      if (Double.isFinite(dot.low())) {
        String style = dot.noise() ? "whisker noise" : "whisker";
        chart.line(style, middle + dot.low() * scale, y, middle + dot.high() * scale, y);
      }
      chart.add(
          "<circle class='%s' cx='%.1f' cy='%.1f' r='5'/>",
          dot.noise() ? "dot noise" : "dot", middle + dot.value() * scale, y);
      chart.text(WIDTH - right + 14, y + 5, "start", "value", dot.text());
    }
    return chart.close();
  }

  /** What the colours of bars stand for. */
  static String legend(String title, List<Stretch> stretches) {
    SvgChart chart = new SvgChart();
    chart.open(title, WIDTH, ROW);
    double left = LABEL;
    for (Stretch stretch : stretches) {
      chart.add(
          "<rect class='c%d' x='%.1f' y='8' width='10' height='10'/>", stretch.colour(), left);
      chart.text(left + 15, 17, "start", "tick", stretch.name());
      left += 30 + 6.5 * stretch.name().length();
    }
    return chart.close();
  }

  /** Charts one under another in a file of its own, each below its title. */
  static String file(Map<String, String> chartsByTitle, String style) {
    SvgChart file = new SvgChart();
    int top = 10;
    for (Map.Entry<String, String> one : chartsByTitle.entrySet()) {
      Matcher size = VIEW.matcher(one.getValue());
      if (!size.find()) {
        throw new IllegalArgumentException("a chart without a size: " + one.getKey());
      }
      file.text(10, top + 18, "start", "label", one.getKey());
      String place =
          String.format(
              Locale.ROOT,
              "<svg x='0' y='%d' width='%d' height='%s' ",
              top + 26,
              WIDTH,
              size.group(1));
      file.svg.append(one.getValue().replaceFirst("<svg ", place));
      top += 36 + Integer.parseInt(size.group(1));
    }
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'>%n<style>%n%s</style>%n"
                + "<rect width='100%%' height='100%%' fill='var(--page)'/>%n",
            WIDTH,
            top,
            style)
        + file.close();
  }

  /** Text that stands for itself in a page. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;");
  }

  /** Two or three digits that tell, with thousands set apart. */
  static String number(double value) {
    double size = Math.abs(value);
    String form = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3g";
    String text = String.format(Locale.ROOT, form, value);
    return text.contains(".") && !text.contains("e")
        ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
        : text;
  }

  /** The smallest of 1, 2, 4, 5 or 10 times a power of ten that covers a value. */
  private static double nice(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-12))));
    for (double step : new double[] {1, 1.2, 1.6, 2, 3, 4, 5, 6, 8}) {
      if (value <= step * power * (1 + 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** Heights of the names of lines, moved apart where they would cover each other. */
  private static double[] spread(List<Line> lines, int ground, double scale) {
    double[] heights = new double[lines.size()];
    Integer[] order = new Integer[lines.size()];
    for (int i = 0; i < heights.length; i++) {
      List<Double> values = lines.get(i).values();
      heights[i] = ground - (values.isEmpty() ? 0 : values.get(values.size() - 1)) * scale;
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> -heights[i]));
    double free = ground + 1;
    for (int i : order) {
      heights[i] = Math.min(heights[i], free);
      free = heights[i] - 15;
    }
    return heights;
  }

  private void path(Line line, int left, double perDay, int ground, double scale) {
    StringBuilder points = new StringBuilder();
    for (int day = 0; day < line.values().size(); day++) {
      points.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              left + day * perDay,
              ground - line.values().get(day) * scale));
    }
    add(
        "<polyline class='l%d' points='%s'><title>%s</title></polyline>",
        line.colour(), points.toString().trim(), escaped(line.name()));
  }

  private void open(String title, int width, int height) {
    add("<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>", width, height, escaped(title));
  }

  private String close() {
    return svg.append("</svg>\n").toString();
  }

  private void line(String style, double x1, double y1, double x2, double y2) {
    add("<line class='%s' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>", style, x1, y1, x2, y2);
  }

  private void text(double x, double y, String anchor, String style, String text) {
    add(
        "<text class='%s' x='%.1f' y='%.1f' text-anchor='%s'>%s</text>",
        style, x, y, anchor, escaped(text));
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
