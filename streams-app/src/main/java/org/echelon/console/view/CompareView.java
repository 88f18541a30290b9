package org.echelon.console.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.echelon.console.compare.EvidenceFolder.Evidence;
import org.echelon.console.compare.EvidenceFolder.FileForm;
import org.echelon.console.compare.FieldRun;
import org.echelon.console.compare.Replay;
import org.echelon.console.table.ConsoleTables;

/** Is another policy better? Three kinds of evidence, none of which stands for another. */
public final class CompareView {
  private CompareView() {}

  /**
   * The evidence.
   *
   * @param folder whether the console was given a folder of results
   * @param replays both policies on the same simulated days: the only kind that tells of cost
   * @param agreement live decisions beside those of labs in shadow, without any outcome
   * @param field experiments on a part of the SKUs, simulated so far
   * @param files of the folder, those that hold no comparison too
   */
  public record Compared(
      Optional<Instant> asOf,
      boolean folder,
      List<Replay> replays,
      List<AgreementView.Agreement> agreement,
      List<FieldRun> field,
      List<FileForm> files) {}

  /**
   * What is known.
   *
   * @param now by the clock on the wall
   */
  public static Compared of(ConsoleTables tables, Evidence evidence, Instant now) {
    return new Compared(
        tables.ticks().at(),
        evidence.folder(),
        evidence.replays(),
        AgreementView.of(tables, now),
        evidence.field(),
        evidence.files());
  }
}
