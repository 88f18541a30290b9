package org.echelon.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.echelon.embedded.EmbeddedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
  private static Admin admin;

  @BeforeAll
  static void connect() {
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                EmbeddedStack.shared().bootstrapServers()));
  }

  @AfterAll
  static void disconnect() {
    admin.close();
  }

  @Test
  void shouldCreateEveryTopicOnceAndFindThemAll() throws Exception {
    TopicSetup setup = new TopicSetup(admin, "setup-a.", topic -> 2);

    setup.createMissing((short) 1);
    setup.createMissing((short) 1);

    assertThat(admin.listTopics().names().get())
        .contains("setup-a.evt.order.v1", "setup-a.sys.sku.v1", "setup-a.dlq.v1");
  }

  @Test
  void shouldNameALogThatIsSplitOtherwiseAndTheCure() throws Exception {
    new TopicSetup(admin, "setup-b.", topic -> 2).createMissing((short) 1);

    assertThatThrownBy(() -> new TopicSetup(admin, "setup-b.", topic -> 3).checkPartitions())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("setup-b.sys.sku.v1 has 2 partitions, this deployment needs 3")
        .hasMessageContaining("another prefix");
  }

  @Test
  void shouldNotMindHowUpstreamSystemsSplitTheirOwn() throws Exception {
    admin.createTopics(List.of(new NewTopic("setup-c.evt.order.v1", 5, (short) 1))).all().get();

    assertThatCode(() -> new TopicSetup(admin, "setup-c.", topic -> 2).createMissing((short) 1))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldSayThatNothingHasBeenCreatedYet() {
    assertThatThrownBy(() -> new TopicSetup(admin, "setup-d.", topic -> 2).checkPartitions())
        .hasMessageContaining("setup-d.evt.order.v1 is missing; create the topics first");
  }
}
