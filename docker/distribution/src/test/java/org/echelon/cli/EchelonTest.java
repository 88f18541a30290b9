package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  private final Capture echelon = new Capture();

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
        .forEach(
            (sub, line) -> {
              boolean alias = !sub.equals(line.getCommandName());
              if (!alias) {
                collect((name + " " + sub).strip(), line, names);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldExplainEveryCommandAndOption(String command) {
    assertThat(echelon.run((command + " --help").strip().split(" "))).isZero();

    assertThat(echelon.out()).contains(("Usage: echelon " + command).strip());
    assertThat(echelon.err()).isEmpty();
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

  @Test
  void shouldKnowTheDoctorAsACheck() {
    assertThat(echelon.run("doctor", "--help")).isZero();

    assertThat(echelon.out()).contains("Usage: echelon check", "--fix", "6 not healthy");
  }

  @ParameterizedTest
  @CsvSource({
    "demo,--for,60",
    "demo,--for,a minute",
    "demo,--step,1.5h",
    "streams,--price-every,-15m"
  })
  void shouldSayHowToWriteADuration(String command, String option, String text) {
    assertThat(echelon.run(command, option, text)).isEqualTo(2);

    assertThat(echelon.err())
        .contains("'" + option + "'", "'" + text + "' is not a duration")
        .contains("write for instance 60s, 15m, 6h or 14d");
  }

  @ParameterizedTest
  @CsvSource({"--lose,FC-1", "--lose,FC-1@soon", "--lose,FC-1@-1", "--double-price,@5"})
  void shouldSayHowToWriteAChangeOfARun(String option, String text) {
    assertThat(echelon.run("demo", option, text)).isEqualTo(2);

    assertThat(echelon.err()).contains("'" + option + "'", "'" + text + "' is not NODE@SECONDS");
  }

  @ParameterizedTest
  @CsvSource({
    "--metrics-port,70000,70000 is not from 0 to 65535",
    "--metrics-port,-1,-1 is not from 0 to 65535"
  })
  void shouldSayWhereMetricsCanBeServedBeforeAnythingStarts(
      String option, String text, String problem) {
    assertThat(echelon.run("streams", option, text)).isEqualTo(1);

    assertThat(echelon.err()).contains(option + ": " + problem);
  }

  @Test
  void shouldSayHowToWriteASwitchOfARun() {
    assertThat(echelon.run("demo", "--regionalize", "all")).isEqualTo(2);

    assertThat(echelon.err())
        .contains("'all' is not REGION@SECONDS, such as all@20")
        .contains("or REGION@DAYSd, such as all@14d");
  }

  @ParameterizedTest
  @CsvSource({"all@14d,all,14,true", "all@0.5,all,0.5,false", "FC-2d@20,FC-2d,20,false"})
  void shouldReadMomentsInSecondsAndInDays(String text, String node, double at, boolean days) {
    DemoChanges.Moment moment = new DemoChanges.At().convert(text);

    assertThat(moment).isEqualTo(new DemoChanges.Moment(node, at, days));
    assertThat(moment.come(days ? 0 : at, days ? at : 0)).isTrue();
    assertThat(moment.come(days ? at : 0, days ? 0 : at)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"all@d", "all@-1d", "@3d", "d"})
  void shouldRefuseMomentsThatAreNone(String text) {
    assertThat(echelon.run("demo", "--regionalize", text)).isEqualTo(2);

    assertThat(echelon.err()).contains("'" + text + "' is not REGION@SECONDS");
  }

  @Test
  void shouldRefuseLeadTimesThatAWorldDoesNotHave() {
    String readable = Path.of("pom.xml").toString();

    assertThat(echelon.run("demo", "--world", "regional", "--lead-times", readable)).isEqualTo(1);
    assertThat(echelon.err()).contains("--lead-times are those of us8");
    assertThat(echelon.run("simulate", "--world", "regional")).isNotZero();
    assertThat(echelon.err()).contains("there is no world 'regional'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--wrld=us8", "us8"})
  void shouldRefuseWhatItDoesNotKnow(String argument) {
    assertThat(echelon.run("demo", argument)).isEqualTo(2);

    assertThat(echelon.err()).contains(argument.split("=")[0]);
  }

  @Test
  void shouldNameTheWorldsThereAre() {
    assertThat(echelon.run("demo", "--world", "mars")).isEqualTo(1);

    assertThat(echelon.err().strip())
        .isEqualTo(
            "echelon: there is no world 'mars'; choose us8, regional, retail, iowa or empty");
  }

  /** Refused before anything is started or reached. */
  @ParameterizedTest
  @ValueSource(strings = {"demo", "streams"})
  void shouldRefusePricesByWeekThatCannotBeMade(String command) {
    assertThat(echelon.run(command, "--price-weeks=7")).isEqualTo(1);
    assertThat(echelon.run(command, "--price-weeks=0")).isEqualTo(1);
    assertThat(echelon.run(command, "--price-weeks=2", "--pricing-oracle=distributed"))
        .isEqualTo(1);

    assertThat(echelon.err().lines())
        .containsExactly(
            "echelon: --price-weeks is 1 to 6, not 7",
            "echelon: --price-weeks is 1 to 6, not 0",
            "echelon: --price-weeks=2 does not go with --pricing-oracle=distributed, whose workers"
                + " answer one vector for all weeks; leave out one of the two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "streams"})
  void shouldSayWhatPricesByWeekAreWorth(String command) {
    assertThat(echelon.run(command, "--help")).isZero();

    assertThat(echelon.out().replaceAll("\\s+", " "))
        .contains("--price-weeks=N", "20,000 SKUs", "no gain (default: 1)");
  }

  @Test
  void shouldNameAFileThatCannotBeRead() {
    assertThat(echelon.run("demo", "--orders", "no-such-file.csv")).isEqualTo(1);

    assertThat(echelon.err().strip())
        .isEqualTo("echelon: cannot read the orders in no-such-file.csv");
  }

  @Test
  void shouldRefuseAReplayItCannotMake(@TempDir Path folder) throws IOException {
    Path iowa = Files.writeString(folder.resolve("iowa.csv"), "date,store,item,qty,sale_usd\n");

    assertThat(echelon.run("produce", "replay", "us8", "--file", iowa.toString())).isEqualTo(1);
    assertThat(echelon.run("produce", "replay", "retail", "--file", iowa.toString())).isEqualTo(1);
    assertThat(
            echelon.run("produce", "replay", "iowa", "--file", iowa.toString(), "--speed", "fast"))
        .isEqualTo(1);

    assertThat(echelon.err().lines())
        .containsExactly(
            "echelon: us8 is not replayed from a file; choose retail or iowa",
            "echelon: iowa.csv has the columns of iowa; choose --world iowa",
            "echelon: 'fast' is not a speed; write max or for instance 600x");
  }

  @Test
  void shouldAskForTheFileOfAReplayedWorld() {
    assertThat(echelon.run("demo", "--world", "iowa")).isEqualTo(1);

    assertThat(echelon.err().strip())
        .isEqualTo("echelon: the world iowa replays a file; name it with --orders FILE");
  }

  @Test
  void shouldSayWhichColumnsOrdersHave(@TempDir Path folder) throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "day,shop\n");
    Path iowa = Files.writeString(folder.resolve("iowa.csv"), "date,store,item,qty,sale_usd\n");

    assertThat(echelon.run("demo", "--orders", wrong.toString())).isEqualTo(1);
    assertThat(echelon.run("demo", "--world", "retail", "--orders", iowa.toString())).isEqualTo(1);

    assertThat(echelon.err().lines())
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
    assertThat(echelon.run("demo", option, value)).isEqualTo(1);

    assertThat(echelon.err()).startsWith("echelon: ").contains(told).hasLineCount(1);
  }

  @Test
  void shouldTellApartAServerThatDoesNotAnswer() {
    int away =
        Failures.tell(
            new IllegalStateException("cannot read the topics", new TimeoutException("60 s")),
            echelon.line(),
            null);
    int wrong =
        Failures.tell(new IllegalStateException("4 partitions, not 8"), echelon.line(), null);

    assertThat(away).isEqualTo(5);
    assertThat(wrong).isEqualTo(1);
    assertThat(echelon.err().lines())
        .containsExactly("echelon: cannot read the topics: 60 s", "echelon: 4 partitions, not 8");
  }
}
