package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import org.echelon.system.Tick;
import org.junit.jupiter.api.Test;

final class PlainValuesTest {
  private static final String TICKS = "t.ctl.tick.v1";
  private static final Tick TICK = new Tick("main", 7L, Instant.parse("2026-03-02T06:00:00Z"));

  private final PlainValues values = new PlainValues("t.");

  @Test
  void shouldReadWhatItWrote() {
    assertThat(values.read(TICKS, values.write(TICKS, TICK))).isEqualTo(TICK);
  }

  @Test
  void shouldKeepDeletionsAsNull() {
    assertThat(values.write(TICKS, null)).isNull();
    assertThat(values.read(TICKS, null)).isNull();
  }

  @Test
  void shouldSayWhyBytesCannotBeRead() {
    byte[] bytes = values.write(TICKS, TICK);
    byte[] foreign = bytes.clone();
    foreign[5] ^= 1;

    assertUnreadable(TICKS, "nonsense, and long enough".getBytes(), RefusalCode.BYTES_UNREADABLE);
    assertUnreadable(TICKS, new byte[0], RefusalCode.BYTES_UNREADABLE);
    assertUnreadable(TICKS, Arrays.copyOf(bytes, 14), RefusalCode.BYTES_UNREADABLE);
    assertUnreadable(TICKS, foreign, RefusalCode.SCHEMA_UNKNOWN);
    assertUnreadable("t.sys.ask.v1", bytes, RefusalCode.SCHEMA_WRONG);
  }

  @Test
  void shouldRefuseToWriteARecordOfAnotherTopic() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> values.write("t.sys.ask.v1", TICK));
  }

  private void assertUnreadable(String topic, byte[] bytes, RefusalCode code) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> values.read(topic, bytes))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
