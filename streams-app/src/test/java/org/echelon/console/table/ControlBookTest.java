package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.schema.AvroTrust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ControlBookTest {
  private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
  private static final String ID = "HALT/network";
  private final ControlBook book = new ControlBook();

  @BeforeAll
  static void trust() {
    AvroTrust.ensure();
  }

  @Test
  void shouldCountTheFirstOfARevisionOnly() {
    Control first = halt(1, ControlAction.FREEZE);
    Control slower = Control.newBuilder(first).setRequestId("slower").setWho("k.lee").build();

    // when
    book.take(first);
    book.take(slower);

    assertThat(book.counts(first)).isTrue();
    assertThat(book.counts(slower)).isFalse();
    assertThat(book.newest(ID)).contains(first);
    assertThat(book.nextRevision(ID)).isEqualTo(2);
  }

  @Test
  void shouldPassOverWhatPlanRefuses() {
    Control first = halt(1, ControlAction.FREEZE);
    Control withoutReason = Control.newBuilder(halt(2, ControlAction.UNFREEZE)).setWhy("").build();

    // when
    book.take(first);
    book.take(withoutReason);
    book.take(halt(5, ControlAction.UNFREEZE));

    assertThat(book.inForce(ID, NOW)).contains(first);
    assertThat(book.nextRevision(ID)).isEqualTo(2);
  }

  @Test
  void shouldHoldUntilItIsLiftedOrItsEndHasCome() {
    Control halt =
        Control.newBuilder(halt(1, ControlAction.PAUSE)).setExpiresAt(NOW.plusSeconds(60)).build();
    book.take(halt);
    assertThat(book.inForce(NOW.minusSeconds(1))).isEmpty();
    assertThat(book.inForce(NOW)).containsExactly(halt);
    assertThat(book.inForce(NOW.plusSeconds(60))).isEmpty();

    // when
    book.take(halt(2, ControlAction.RESUME));

    assertThat(book.inForce(NOW)).isEmpty();
  }

  @Test
  void shouldNotListWhatActsOnce() {
    Control ask =
        Control.newBuilder(halt(1, ControlAction.EXTRA))
            .setFamily(ControlFamily.ASK)
            .setControlId("ASK/node:FC-A")
            .setScope("node:FC-A")
            .build();

    // when
    book.take(ask);

    assertThat(book.newest("ASK/node:FC-A")).contains(ask);
    assertThat(book.inForce(NOW)).isEmpty();
  }

  private static Control halt(int revision, ControlAction action) {
    return Control.newBuilder()
        .setControlId(ID)
        .setRevision(revision)
        .setFamily(ControlFamily.HALT)
        .setAction(action)
        .setScope("network")
        .setWho("m.rossi")
        .setRole(Role.OPERATOR)
        .setWhy("flood in hall 2")
        .setRequestedAt(NOW)
        .setEffectiveAt(NOW)
        .setRequestId(action + "-" + revision)
        .build();
  }
}
