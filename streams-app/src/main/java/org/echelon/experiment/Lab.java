package org.echelon.experiment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * An experiment as it is defined before it starts.
 *
 * @param id lower-case letters, digits and hyphens, up to 40
 * @param control who makes the plans of what is not treated
 * @param treatment what is tried
 * @param design how a field experiment chooses; a shadow has none
 * @param blockDays days for which an assignment stays
 * @param washoutDays days that are not counted at the start of each block, or of the lab where no
 *     block changes anything
 * @param share share of all SKUs that take part, of which half are treated at any time
 * @param startOn first day
 * @param endOn last day, itself included
 * @param seed of the assignment
 */
public record Lab(
    String id,
    Kind kind,
    Treatment control,
    Treatment treatment,
    Design design,
    int blockDays,
    int washoutDays,
    double share,
    LocalDate startOn,
    LocalDate endOn,
    Metric metric,
    StopRules stop,
    long seed) {

  /** Whether decisions of the treatment are carried out. */
  public enum Kind {
    /** They are computed beside the live ones and compared. */
    SHADOW,
    /** They are carried out for what is treated. */
    FIELD
  }

  public Lab {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "the id of a lab is up to 40 lower-case letters, digits and hyphens, not '" + id + "'");
    }
    if (blockDays < 1 || washoutDays < 0 || washoutDays >= blockDays) {
      throw new IllegalArgumentException(
          "blockDays is 1 or more and washoutDays below it, not "
              + blockDays
              + " and "
              + washoutDays);
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share lies above 0 and up to 1, not " + share);
    }
    if (endOn.isBefore(startOn)) {
      throw new IllegalArgumentException("endOn " + endOn + " lies before startOn " + startOn);
    }
    if (kind == Kind.FIELD && blocks(startOn, endOn, blockDays) < 2) {
      throw new IllegalArgumentException(
          "a field experiment has two whole blocks at least; move endOn or make blockDays less");
    }
  }

  /** Reads a definition from plain values by name, as a JSON object holds them. */
  public static Lab of(Map<String, ?> fields) {
    return LabFields.read(fields);
  }

  /** The definition as plain values by name; {@link #of} reads them again. */
  public Map<String, Object> fields() {
    return LabFields.write(this);
  }

  /** Whole blocks between the first and the last day. */
  public int blocks() {
    return blocks(startOn, endOn, blockDays);
  }

  /** Days from the first one to a day; below 0 before it. */
  public int day(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(startOn, day);
  }

  /** The block of a day counted from the first; -1 before it, after the last whole block. */
  public int block(int day) {
    return day < 0 || day >= blocks() * blockDays ? -1 : day / blockDays;
  }

  /** The block of a day, from 0; -1 before the first, after the last or in a broken one. */
  public int block(LocalDate day) {
    return block(day(day));
  }

  /**
   * Whether what happens on a day, counted from the first, counts; items that stay what they are
   * need one wash-out, the first.
   */
  public boolean counts(int day) {
    return block(day) >= 0 && (design.switches() ? day % blockDays : day) >= washoutDays;
  }

  /** Days of a block that count. */
  public int countedDays(int block) {
    return design.switches() || block == 0 ? blockDays - washoutDays : blockDays;
  }

  /** Whether what happens on a day counts. */
  public boolean counts(LocalDate day) {
    return counts(day(day));
  }

  /** Whether what is tried is what is there anyhow. */
  public boolean isPlacebo() {
    return treatment.equals(control);
  }

  /** The same with another draw. */
  public Lab withSeed(long other) {
    return new Lab(
        id,
        kind,
        control,
        treatment,
        design,
        blockDays,
        washoutDays,
        share,
        startOn,
        endOn,
        metric,
        stop,
        other);
  }

  /** The same days moved back, so that what happened before the start is cut up as the lab is. */
  public Lab before(int blocks) {
    return before(blocks, blockDays, washoutDays);
  }

  /** Blocks of some days right before the start. */
  public Lab before(int blocks, int ofDays, int ofWashout) {
    return new Lab(
        id,
        kind,
        control,
        treatment,
        design,
        ofDays,
        ofWashout,
        share,
        startOn.minusDays((long) blocks * ofDays),
        startOn.minusDays(1),
        metric,
        stop,
        seed);
  }

  /** Blocks that have passed at a look, from 1 to {@link StopRules#looks}; 2 at least. */
  public int blocksAt(int look) {
    return Math.max(2, (int) Math.ceil((double) blocks() * look / stop.looks()));
  }

  private static int blocks(LocalDate startOn, LocalDate endOn, int blockDays) {
    return (int) ((ChronoUnit.DAYS.between(startOn, endOn) + 1) / blockDays);
  }
}
