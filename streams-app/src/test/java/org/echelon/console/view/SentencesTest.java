package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  /** The codes that Plan writes today. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BELOW_VALUE",
        "PACK_ROUND_UP",
        "MULTIPLE_RAISED",
        "MOQ_RAISED",
        "CAP_CUT",
        "ROOM_CUT",
        "INBOUND_CUT",
        "OUTBOUND_CUT",
        "LANE_CUT",
        "CHEAPEST_IN_TIME",
        "ONLY_NODE_WITH_STOCK",
        "LATE_SERVICE",
        "NEXT_UNIT_NOT_WORTH",
        "SOURCE_EMPTY",
        "FROZEN",
        "SHADOW",
        "HELD_FOR_APPROVAL",
        "CUSTOMER_CANCELLED",
        "MISSED_CUTOFF"
      })
  void shouldSayEveryReasonInASentence(String code) {
    Map<String, String> values =
        Map.of(
            "from",
            "DC",
            "to",
            "FC",
            "cost",
            "0.30",
            "marginTo",
            "2.00",
            "wanted",
            "9",
            "units",
            "5");

    // when
    String sentence = Sentences.of(code, values);

    assertThat(sentence).endsWith(".").doesNotContain("{", "—", code);
  }

  @Test
  void shouldShowADashForAValueThatIsMissing() {
    // when
    String sentence = Sentences.of("SOURCE_EMPTY", Map.of());

    assertThat(sentence).isEqualTo("— has no more free units.");
  }

  @Test
  void shouldShowACodeThatHasNoSentence() {
    // when
    String sentence = Sentences.of("SOMETHING_NEW", Map.of());

    assertThat(sentence).isEqualTo("SOMETHING_NEW");
  }
}
