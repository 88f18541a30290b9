package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a command and what is assumed of it lead to one stock in any order. */
class AssumedAcksTest {

  /** What a source or destination may say of ten units, and the stock that it leads to. */
  record Said(List<AckKind> kinds, long units, CommandState state, long atSource, long there) {}

  static Stream<Said> said() {
    return Stream.of(
        new Said(List.of(), 0, CommandState.RECEIVED, 90, 10),
        new Said(List.of(AckKind.RECEIVED), 8, CommandState.PARTLY_RECEIVED, 90, 8),
        new Said(List.of(AckKind.RECEIVED), 12, CommandState.RECEIVED, 90, 12),
        new Said(List.of(AckKind.SHIPPED), 7, CommandState.SHIPPED, 93, 0),
        new Said(List.of(AckKind.SHIPPED, AckKind.RECEIVED), 7, CommandState.CLOSED_SHORT, 93, 7),
        new Said(List.of(AckKind.CANCELLED), 0, CommandState.CANCELLED, 100, 0),
        new Said(List.of(AckKind.ACCEPTED), 10, CommandState.ACCEPTED, 90, 0));
  }

  @ParameterizedTest
  @MethodSource("said")
  void shouldLetWhatIsSaidStandWheneverItIsHeard(Said said) {
    for (int seed = 0; seed < 20; seed++) {
      LedgerStory story = new LedgerStory();
      story.open(LedgerStory.DC, 100);
      story.open(LedgerStory.FC, 0);
      CommandTerms command = story.transfer(10);
      List<Runnable> steps = new ArrayList<>();
      for (AckKind kind : said.kinds()) {
        // What is said happened in the first minute, whenever it is heard.
        steps.add(() -> saidAtOnce(story, command, kind, said.units()));
      }
      steps.add(() -> assume(story, command, LedgerStory.HOUR));
      steps.add(() -> assume(story, command, 2 * LedgerStory.DAY));
      Collections.shuffle(steps, new Random(seed));

      // when
      steps.forEach(Runnable::run);
      assume(story, command, 2 * LedgerStory.DAY);

      CommandDocument document =
          (CommandDocument)
              story.docs.get(LedgerStory.SKU, DocumentKey.command(command.commandId()));
      assertThat(document.status().state()).as("seed %s", seed).isEqualTo(said.state());
      assertThat(story.stock.at(LedgerStory.DC).onHand()).isEqualTo(said.atSource());
      assertThat(story.stock.at(LedgerStory.FC).onHand()).isEqualTo(said.there());
      assertThat(story.stock.unbalancedUnits()).isZero();
    }
  }

  private static void saidAtOnce(
      LedgerStory story, CommandTerms command, AckKind kind, long units) {
    long heard = story.now;
    story.at(1);
    story.ack(command, kind, "truck-7", units, kind.lastByDefault(), null);
    story.now = heard;
  }

  private static void assume(LedgerStory story, CommandTerms command, long after) {
    story.now = LedgerStory.START + after;
    story.ledger.assume(
        story.stock, story.docs, DocumentKey.command(command.commandId()), story.now);
  }
}
