package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.system.Tick;
import org.echelon.topic.SchemaSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RegistryValuesTest {
  private static final String PREFIX = "registry-values.";
  private static final String TICKS = PREFIX + "ctl.tick.v1";
  private static final String ASKS = PREFIX + "sys.ask.v1";
  private static final Tick TICK = new Tick("main", 7L, Instant.parse("2026-03-02T06:00:00Z"));

  private static RegistryValues values;

  @BeforeAll
  static void register() throws InterruptedException {
    String registry = EmbeddedStack.shared().registryUrl();
    new SchemaSetup(registry, PREFIX).registerAll();
    values = new RegistryValues(registry, PREFIX);
  }

  @AfterAll
  static void close() {
    values.close();
  }

  @Test
  void shouldWriteTheConfluentFormAndReadItBack() {
    byte[] bytes = values.write(TICKS, TICK);

    assertThat(bytes[0]).isZero();
    assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isPositive();
    assertThat(values.read(TICKS, bytes)).isEqualTo(TICK);
  }

  @Test
  void shouldSayWhyBytesCannotBeRead() {
    byte[] bytes = values.write(TICKS, TICK);
    byte[] unknown = ByteBuffer.wrap(bytes.clone()).putInt(1, 987_654).array();
    byte[] negative = ByteBuffer.wrap(bytes.clone()).putInt(1, -3).array();
    // A text that claims to be two gigabytes long must not be given room.
    byte[] huge = Arrays.copyOf(bytes, 10);
    Arrays.fill(huge, 5, 9, (byte) 0xff);
    huge[5] = (byte) 0xfe;
    huge[9] = 0x0e;

    assertUnreadable(TICKS, "nonsense".getBytes(), RefusalCode.BYTES_UNREADABLE);
    assertUnreadable(TICKS, new byte[0], RefusalCode.BYTES_UNREADABLE);
    assertUnreadable(TICKS, new byte[] {0, 0}, RefusalCode.BYTES_UNREADABLE);
    assertUnreadable(TICKS, Arrays.copyOf(bytes, 7), RefusalCode.BYTES_UNREADABLE);
    assertUnreadable(TICKS, huge, RefusalCode.BYTES_UNREADABLE);
    assertUnreadable(TICKS, unknown, RefusalCode.SCHEMA_UNKNOWN);
    assertUnreadable(TICKS, negative, RefusalCode.SCHEMA_UNKNOWN);
    assertUnreadable(ASKS, bytes, RefusalCode.SCHEMA_WRONG);
  }

  @Test
  void shouldReportARegistryThatIsAwayAsSuch() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    try (RegistryValues lost =
        new RegistryValues("http://localhost:" + nobody + "/apis/registry/v3", PREFIX)) {
      byte[] bytes = values.write(TICKS, TICK);

      assertThatExceptionOfType(RegistryUnavailableException.class)
          .isThrownBy(() -> lost.read(TICKS, bytes));
      assertThatExceptionOfType(RegistryUnavailableException.class)
          .isThrownBy(() -> lost.write(TICKS, TICK));
    }
  }

  @Test
  void shouldSayThatASchemaIsNotRegistered() {
    try (RegistryValues elsewhere =
        new RegistryValues(EmbeddedStack.shared().registryUrl(), "nobody.")) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> elsewhere.write("nobody.ctl.tick.v1", TICK))
          .withMessageContaining("not registered");
    }
  }

  private static void assertUnreadable(String topic, byte[] bytes, RefusalCode code) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> values.read(topic, bytes))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
