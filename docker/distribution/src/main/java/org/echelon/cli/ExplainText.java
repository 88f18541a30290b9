package org.echelon.cli;

import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.echelon.console.view.DecisionText;
import org.echelon.console.view.DecisionView;
import org.echelon.state.Alternative;
import org.echelon.state.Decision;

/** A decision as lines for people; money is in the network's currency. */
final class ExplainText {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ExplainText() {}

  static List<String> lines(Decision decision) {
    DecisionView.Why why = DecisionView.of(decision);
    List<DecisionView.Sentence> reasons =
        why.sentences().stream().filter(s -> !s.caveat()).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        why.title() + ", decided " + AT.format(why.decidedAt()) + " after " + why.trigger() + ".");
    lines.add(outcome(decision));
    lines.addAll(numbered(reasons));
    DecisionText.worth(decision).ifPresent(lines::add);
    if (!decision.getAlternatives().isEmpty()) {
      lines.add(
          "Not chosen: "
              + decision.getAlternatives().stream()
                  .map(ExplainText::passedOver)
                  .collect(Collectors.joining("; "))
              + ".");
    }
    lines.add("Binding: " + binding(decision) + ".");
    String careful =
        why.sentences().stream()
            .filter(DecisionView.Sentence::caveat)
            .map(s -> s.text() + "  " + s.code())
            .collect(Collectors.joining("  "));
    if (!careful.isEmpty()) {
      lines.add("Careful: " + careful);
    }
    lines.add(DecisionText.versions(decision.getVersions()));
    return lines;
  }

  /** What became of it. */
  private static String outcome(Decision decision) {
    return decision.getDecisionId()
        + " "
        + decision.getState()
        + ": "
        + DecisionText.outcome(decision)
        + ".";
  }

  /** Codes stand in a column of their own, so that they can be looked up. */
  private static List<String> numbered(List<DecisionView.Sentence> reasons) {
    int width = reasons.stream().mapToInt(s -> s.text().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (DecisionView.Sentence reason : reasons) {
      String pad = " ".repeat(width - reason.text().length() + 2);
      lines.add(lines.size() + 1 + ". " + reason.text() + pad + reason.code());
    }
    return lines;
  }

  /** Costs are told a unit, above those of what was chosen. */
  private static String passedOver(Alternative other) {
    return other.getFrom()
        + " ("
        + DecisionText.dearer(other)
        + DecisionText.whyNot(other).map(why -> ": " + withoutStop(why)).orElse("")
        + ")";
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String binding(Decision decision) {
    List<DecisionText.Bound> bounds = DecisionText.binding(decision);
    return bounds.isEmpty()
        ? DecisionText.nothingBinds(decision)
        : bounds.stream().map(DecisionText.Bound::brief).collect(Collectors.joining("; "));
  }

  /** The line in the characters that the terminal can show. */
  static String printable(String line) {
    return Charset.defaultCharset().newEncoder().canEncode(line)
        ? line
        : line.replace('×', 'x').replace('—', '-');
  }
}
