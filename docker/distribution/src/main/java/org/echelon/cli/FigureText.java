package org.echelon.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Figures and times for people, written as the console writes them. */
final class FigureText {
  private static final DateTimeFormatter DAY_AND_MINUTE =
      DateTimeFormatter.ofPattern("MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Map<String, String> SYMBOLS =
      Map.of("USD", "$", "EUR", "€", "GBP", "£", "JPY", "¥");

  private FigureText() {}

  /** The sign of a level of severity, or a letter where the terminal cannot show it. */
  static String sign(String level) {
    return switch (level) {
      case "GOOD" -> shown("●", "+");
      case "NOTE", "INFO" -> shown("○", "o");
      case "WARNING" -> shown("▲", "!");
      case "CRITICAL" -> shown("■", "X");
      default -> shown("◌", "?");
    };
  }

  /** What is not known. */
  static String unknown() {
    return shown("—", "-");
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Two digits below 10, one below 100, none above. */
  static String rate(double number) {
    String form = number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, form, number);
  }

  /** A share of one, in percent. */
  static String share(double share, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f%%", 100 * share);
  }

  /** Seconds in the unit in which they are told best. */
  static String age(double seconds) {
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (seconds < 90) {
      return Math.round(seconds) + " s";
    }
    long minutes = (long) (seconds / 60);
    if (minutes < 90) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    return hours < 48
        ? String.format(Locale.ROOT, "%d h %02d", hours, minutes % 60)
        : String.format(Locale.ROOT, "%.1f d", hours / 24.0);
  }

  /** Days of cover. */
  static String days(Optional<Double> days) {
    if (days.isEmpty()) {
      return unknown();
    }
    double number = days.get();
    return number > 999
        ? ">999 d"
        : String.format(Locale.ROOT, number < 10 ? "%.1f d" : "%.0f d", number);
  }

  /** Money of a decision, to the cent. */
  static String money(double amount, String currency) {
    return symbol(currency) + String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** A marginal value: three digits that count. */
  static String marginal(double amount, String currency) {
    if (amount == 0) {
      return symbol(currency) + "0";
    }
    BigDecimal rounded = new BigDecimal(amount).round(new MathContext(3, RoundingMode.HALF_EVEN));
    return symbol(currency)
        + (Math.abs(amount) < 0.0001 ? "<0.0001" : rounded.stripTrailingZeros().toPlainString());
  }

  static String instant(Instant at) {
    return DAY_AND_MINUTE.format(at);
  }

  private static String symbol(String currency) {
    String symbol = SYMBOLS.getOrDefault(currency, currency.isEmpty() ? "" : currency + " ");
    return Charset.defaultCharset().newEncoder().canEncode(symbol) ? symbol : currency + " ";
  }

  private static String shown(String sign, String otherwise) {
    return Charset.defaultCharset().newEncoder().canEncode(sign) ? sign : otherwise;
  }
}
