package org.echelon.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads rates as people write them: 5000/s, 300/m; or max. */
final class Rates implements ITypeConverter<Double> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:/([sm]))?");

  /** Records a second; 0 for as many as it takes. */
  @Override
  public Double convert(String text) {
    if (text.equals("max")) {
      return 0.0;
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new TypeConversionException(
          "'" + text + "' is not a rate; write for instance 5000/s, 300/m or max");
    }
    double number = Long.parseLong(matcher.group(1));
    return "m".equals(matcher.group(2)) ? number / 60 : number;
  }
}
