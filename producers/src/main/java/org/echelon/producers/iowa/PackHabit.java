package org.echelon.producers.iowa;

/** In which packs an item is ordered: the largest of which nine of ten lines are multiples. */
final class PackHabit {
  private static final double WHOLE_PACKS = 0.9;

  private final Product product;
  private long lines;
  private long wholeCases;
  private long wholeInners;

  PackHabit(Product product) {
    this.product = product;
  }

  /** Notes a line. */
  void note(long bottles) {
    lines++;
    wholeCases += bottles % product.caseBottles() == 0 ? 1 : 0;
    wholeInners += bottles % product.innerBottles() == 0 ? 1 : 0;
  }

  /** Bottles that move together. */
  long bottles() {
    if (wholeCases >= WHOLE_PACKS * lines) {
      return product.caseBottles();
    }
    return wholeInners >= WHOLE_PACKS * lines ? product.innerBottles() : 1;
  }
}
