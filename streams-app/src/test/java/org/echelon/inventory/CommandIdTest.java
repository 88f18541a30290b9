package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandIdTest {

  @Test
  void shouldBeTheFirst80BitsOfTheHashInCrockfordBase32() {
    assertThat(CommandId.onLane(CommandKind.TRANSFER, "MUG-RED-11", "DC-EAST>FC-BOS1", 1))
        .isEqualTo("T-W6ZAF2QAG5HNS66A");
    assertThat(CommandId.ofAttempt("SO-100734", 2, "MUG-RED-11", 1))
        .isEqualTo("A-G4JCDAGGGPQ3E8G3");
    assertThat(CommandId.onLane(CommandKind.PURCHASE, "Tä", "V>DC", 49))
        .isEqualTo("P-Q9CQF08FJD9FMH0E");
  }

  @Test
  void shouldTileTheCountOfALane() {
    LedgerStory story = new LedgerStory();
    story.open(LedgerStory.DC, 100);

    CommandTerms first = story.transfer(40);
    CommandTerms second = story.transfer(8);

    assertThat(first.firstUnit()).isEqualTo(1);
    assertThat(first.lastUnit()).isEqualTo(40);
    assertThat(second.firstUnit()).isEqualTo(41);
    assertThat(second.lastUnit()).isEqualTo(48);
    assertThat(story.stock.issued("DC>FC")).isEqualTo(48);
  }

  @Test
  void shouldReleaseNothingTwiceAndNothingThatIsNotThere() {
    LedgerStory story = new LedgerStory();
    story.open(LedgerStory.DC, 50);
    CommandTerms first = story.transfer(40);

    assertThat(story.release(first).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThatThrownBy(() -> story.transfer(11)).hasMessageContaining("only 10 units are free");
    assertThat(story.buckets(LedgerStory.DC)).isEqualTo("10/40/0/0/0/0");
  }
}
