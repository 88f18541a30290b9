package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Only the command that is meant is read, and nothing of what it says is another for that. */
class CommandsTest {
  @Test
  void shouldKnowEachCommandByItsOwnName() {
    List<String> names = new ArrayList<>();
    for (Class<?> command : Commands.all()) {
      String name = new CommandLine(command).getCommandName();
      names.add(name);
      if (!List.of("contracts", "completion").contains(name)) {
        assertThat(Commands.named(name, "--help")).isEqualTo(List.of(command));
      }
    }

    assertThat(names).contains("demo", "status", "dlq", "check").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "statsu", "doctor", "contracts", "completion"})
  void shouldReadAllWhereNoneIsNamedOrAllAreTold(String word) {
    assertThat(Commands.named(word)).isEqualTo(Commands.all());
    assertThat(Commands.named()).isEqualTo(Commands.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "dlq list", "control freeze", "topic show"})
  void shouldExplainACommandThatIsReadAlone(String command) {
    String[] words = command.split(" ");
    CommandLine alone = Echelon.commandLine(Commands.named(words));
    CommandLine whole = Echelon.commandLine();
    for (String word : words) {
      alone = alone.getSubcommands().get(word);
      whole = whole.getSubcommands().get(word);
    }

    assertThat(alone.getUsageMessage()).isEqualTo(whole.getUsageMessage());
  }
}
