package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the command says before it starts anything. */
class EchelonTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Every command there is, so that a new one is tested too. */
  static List<String> commands() {
    List<String> names = new ArrayList<>();
    collect("", Echelon.commandLine(), names);
    return names;
  }

  private static void collect(String name, CommandLine command, List<String> names) {
    names.add(name);
    command
        .getSubcommands()
        .forEach((sub, line) -> collect((name + " " + sub).strip(), line, names));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldExplainEveryCommandAndOption(String command) {
    assertThat(run((command + " --help").strip().split(" "))).isZero();

    assertThat(out.toString()).contains(("Usage: echelon " + command).strip());
    assertThat(err.toString()).isEmpty();
    CommandLine line = Echelon.commandLine();
    for (String word : command.isEmpty() ? new String[0] : command.split(" ")) {
      line = line.getSubcommands().get(word);
    }
    assertThat(line.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(line.getCommandSpec().options())
        .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    // Help texts are formats: one that is none is printed with a warning.
    assertThat(texts(line.getCommandSpec()))
        .allSatisfy(text -> assertThat(String.format(Locale.ROOT, text)).isNotNull());
  }

  private static List<String> texts(CommandSpec spec) {
    List<String> texts = new ArrayList<>();
    texts.addAll(List.of(spec.usageMessage().description()));
    texts.addAll(List.of(spec.usageMessage().header()));
    texts.addAll(List.of(spec.usageMessage().footer()));
    spec.args().forEach(arg -> texts.addAll(List.of(arg.description())));
    return texts;
  }

  @Test
  void shouldKnowItsCommands() {
    assertThat(commands())
        .contains(
            "demo",
            "streams",
            "topics",
            "topics create",
            "topics diff",
            "topics list",
            "topic show");
  }

  @ParameterizedTest
  @CsvSource({
    "demo,--for,60",
    "demo,--for,a minute",
    "demo,--step,1.5h",
    "streams,--price-every,-15m"
  })
  void shouldSayHowToWriteADuration(String command, String option, String text) {
    assertThat(run(command, option, text)).isEqualTo(2);

    assertThat(err.toString())
        .contains("'" + option + "'", "'" + text + "' is not a duration")
        .contains("write for instance 60s, 15m, 6h or 14d");
  }

  @ParameterizedTest
  @CsvSource({"--lose,FC-1", "--lose,FC-1@soon", "--lose,FC-1@-1", "--double-price,@5"})
  void shouldSayHowToWriteAChangeOfARun(String option, String text) {
    assertThat(run("demo", option, text)).isEqualTo(2);

    assertThat(err.toString()).contains("'" + option + "'", "'" + text + "' is not NODE@SECONDS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--wrld=us8", "us8"})
  void shouldRefuseWhatItDoesNotKnow(String argument) {
    assertThat(run("demo", argument)).isEqualTo(2);

    assertThat(err.toString()).contains(argument.split("=")[0]);
  }

  @Test
  void shouldNameTheWorldsThereAre() {
    assertThat(run("demo", "--world", "mars")).isEqualTo(1);

    assertThat(err.toString().strip())
        .isEqualTo("echelon: there is no world 'mars'; choose us8, retail, iowa or empty");
  }

  @Test
  void shouldNameAFileThatCannotBeRead() {
    assertThat(run("demo", "--orders", "no-such-file.csv")).isEqualTo(1);

    assertThat(err.toString().strip())
        .isEqualTo("echelon: cannot read the orders in no-such-file.csv");
  }

  @Test
  void shouldRefuseAReplayItCannotMake(@TempDir Path folder) throws IOException {
    Path iowa = Files.writeString(folder.resolve("iowa.csv"), "date,store,item,qty,sale_usd\n");

    assertThat(run("produce", "replay", "us8", "--file", iowa.toString())).isEqualTo(1);
    assertThat(run("produce", "replay", "retail", "--file", iowa.toString())).isEqualTo(1);
    assertThat(run("produce", "replay", "iowa", "--file", iowa.toString(), "--speed", "fast"))
        .isEqualTo(1);

    assertThat(err.toString().lines())
        .containsExactly(
            "echelon: us8 is not replayed from a file; choose retail or iowa",
            "echelon: iowa.csv has the columns of iowa; choose --world iowa",
            "echelon: 'fast' is not a speed; write max or for instance 600x");
  }

  @Test
  void shouldAskForTheFileOfAReplayedWorld() {
    assertThat(run("demo", "--world", "iowa")).isEqualTo(1);

    assertThat(err.toString().strip())
        .isEqualTo("echelon: the world iowa replays a file; name it with --orders FILE");
  }

  @Test
  void shouldSayWhichColumnsOrdersHave(@TempDir Path folder) throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "day,shop\n");
    Path iowa = Files.writeString(folder.resolve("iowa.csv"), "date,store,item,qty,sale_usd\n");

    assertThat(run("demo", "--orders", wrong.toString())).isEqualTo(1);
    assertThat(run("demo", "--world", "retail", "--orders", iowa.toString())).isEqualTo(1);

    assertThat(err.toString().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("the columns of wrong.csv are [day, shop]"),
            second ->
                assertThat(second)
                    .isEqualTo("echelon: iowa.csv has the columns of iowa; choose --world iowa"));
  }

  @ParameterizedTest
  @CsvSource({
    "--days,0,0 days",
    "--skus,0,not 0",
    "--step,0s,above zero",
    "--price-every,0s,above"
  })
  void shouldRefuseARunOfNothing(String option, String value, String told) {
    assertThat(run("demo", option, value)).isEqualTo(1);

    assertThat(err.toString()).startsWith("echelon: ").contains(told).hasLineCount(1);
  }

  @Test
  void shouldTellApartAServerThatDoesNotAnswer() {
    CommandLine line = Echelon.commandLine().setErr(new PrintWriter(err, true));

    int away =
        Failures.tell(
            new IllegalStateException("cannot read the topics", new TimeoutException("60 s")),
            line,
            null);
    int wrong = Failures.tell(new IllegalStateException("4 partitions, not 8"), line, null);

    assertThat(away).isEqualTo(5);
    assertThat(wrong).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly("echelon: cannot read the topics: 60 s", "echelon: 4 partitions, not 8");
  }

  private int run(String... arguments) {
    return Echelon.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
