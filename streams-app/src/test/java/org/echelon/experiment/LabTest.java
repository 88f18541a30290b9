package org.echelon.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabTest {
  private static final Map<String, Object> LEAST =
      Map.of(
          "id",
          "higher-targets",
          "treatment",
          "rationed",
          "startOn",
          "2026-05-04",
          "endOn",
          "2026-06-28");

  @Test
  void shouldFillInWhatIsUsual() {
    Lab lab = Lab.of(LEAST);

    assertThat(lab.kind()).isEqualTo(Lab.Kind.FIELD);
    assertThat(lab.control().policy()).isEqualTo("echelon");
    assertThat(lab.design()).isEqualTo(Design.ITEM);
    assertThat(lab.metric()).isEqualTo(Metric.PRICED_COST);
    assertThat(lab.stop()).isEqualTo(StopRules.USUAL);
    assertThat(lab.blocks()).isEqualTo(2);
    assertThat(lab.washoutDays()).isEqualTo(14);
  }

  @Test
  void shouldReadWhatItWrote() {
    Lab lab =
        Lab.of(
            with(
                Map.of(
                    "kind", "shadow",
                    "treatment", Map.of("policy", "rationed", "settings", Map.of("slow", 0.9)),
                    "stop", Map.of("looks", 3))));

    assertThat(lab.treatment().settings()).containsEntry("slow", "0.9");
    assertThat(Lab.of(lab.fields())).isEqualTo(lab);
  }

  @Test
  void shouldCountWholeBlocksAfterTheirWashout() {
    Lab lab =
        Lab.of(
            with(
                Map.of(
                    "design",
                    "PAIRWISE",
                    "blockDays",
                    10,
                    "washoutDays",
                    3,
                    "endOn",
                    "2026-05-31")));

    assertThat(lab.blocks()).isEqualTo(2);
    assertThat(lab.block(LocalDate.of(2026, 5, 3))).isEqualTo(-1);
    assertThat(lab.block(LocalDate.of(2026, 5, 14))).isEqualTo(1);
    assertThat(lab.block(LocalDate.of(2026, 5, 24))).isEqualTo(-1);
    assertThat(lab.counts(LocalDate.of(2026, 5, 16))).isFalse();
    assertThat(lab.counts(LocalDate.of(2026, 5, 17))).isTrue();
  }

  @Test
  void shouldLeaveOutOnlyTheFirstDaysWhereNoSkuChangesSides() {
    Lab lab = Lab.of(with(Map.of("blockDays", 10, "washoutDays", 3)));

    assertThat(lab.counts(2)).isFalse();
    assertThat(lab.counts(3)).isTrue();
    assertThat(lab.counts(10)).isTrue();
    assertThat(lab.countedDays(0)).isEqualTo(7);
    assertThat(lab.countedDays(1)).isEqualTo(10);
  }

  @Test
  void shouldNameWhatIsWrong() {
    refuses(Map.of("blokDays", 7), "no field 'blokDays'");
    refuses(Map.of("design", "coin"), "design is one of [ITEM, SWITCHBACK, PAIRWISE]");
    refuses(Map.of("endOn", "soon"), "endOn is a day such as 2026-05-04");
    refuses(Map.of("endOn", "2026-05-10"), "two whole blocks");
    refuses(Map.of("washoutDays", 28), "washoutDays below it");
    refuses(Map.of("share", 2), "share lies above 0");
    refuses(Map.of("id", "Mine!"), "lower-case letters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lab.of(Map.of("id", "a")))
        .withMessageContaining("needs the field 'treatment'");
  }

  private static void refuses(Map<String, Object> change, String because) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lab.of(with(change)))
        .withMessageContaining(because);
  }

  private static Map<String, Object> with(Map<String, Object> change) {
    Map<String, Object> fields = new HashMap<>(LEAST);
    fields.putAll(change);
    return fields;
  }
}
