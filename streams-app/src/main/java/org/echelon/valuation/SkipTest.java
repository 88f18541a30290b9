package org.echelon.valuation;

/**
 * The radii inside which prices may move without moving the level k of one (SKU, node) pair, its
 * demand streams and their tails being as they are.
 *
 * <pre>
 * A = m(k) >= 0,  B = -m(k + 1) > 0,  u(k) = G_J(k) / tau
 * the level stays if   A > fall u(k) + ds^+ q   and   B > rise u(k + 1) + ds^- q
 * </pre>
 *
 * <p>Here fall and rise bound how far any r_j - rho P may move down and up; where savings stay they
 * are rho dP^+ and rho dP^-. Proof: m is monotone in every r_j, in P and in s; its slopes lie in
 * [0, (G_j - G_{j-1}) / tau] by r_j, which add up to u at most, and in [-q, 0] by s. So m(k) stays
 * at or above 0 and m(k + 1) below, and margins do not rise with the level. The test is sufficient,
 * not necessary. O(1). Source: model, section 9.
 *
 * @param loses A, infinite where nothing is held
 * @param losesPerPrice u(k), per day
 * @param gains B, infinite where no stream comes
 * @param gainsPerPrice u(k + 1), per day
 * @param unitCube q, dm³
 */
public record SkipTest(
    double loses, double losesPerPrice, double gains, double gainsPerPrice, double unitCube) {
  /** Relative and absolute slack that keep rounding from passing for proof. */
  private static final double RELATIVE = 1e-9;

  private static final double ABSOLUTE = 1e-12;

  /** The radii of a ladder at its best level for these prices. */
  public static SkipTest of(NodeLadder ladder, double flowPrice, double storagePrice) {
    int level = ladder.bestLevels(flowPrice, storagePrice);
    return new SkipTest(
        level == 0 ? Double.POSITIVE_INFINITY : ladder.margin(level - 1, flowPrice, storagePrice),
        ladder.slope(level - 1),
        level == ladder.levels() ? 0 : -ladder.margin(level, flowPrice, storagePrice),
        ladder.slope(level),
        ladder.unitCube());
  }

  /**
   * Whether the level stays.
   *
   * @param fall most by which a stream's saving less price falls, 0 or more
   * @param rise most by which it rises, 0 or more
   * @param storageMove move of the storage price, either way
   */
  public boolean keepsLevel(double fall, double rise, double storageMove) {
    double cube = storageMove * unitCube;
    double worse = fall * losesPerPrice + Math.max(cube, 0);
    double better = rise * gainsPerPrice + Math.max(-cube, 0);
    return (worse == 0 || loses > slack(worse)) && (better == 0 || gains > slack(better));
  }

  /** A little more than a move, against rounding; nothing where nothing moves. */
  static double slack(double move) {
    return move == 0 ? 0 : move * (1 + RELATIVE) + ABSOLUTE;
  }
}
