package org.echelon.inventory;

/** What must hold before a command leaves; the caller decides within these bounds. */
final class ReleaseRules {
  private ReleaseRules() {}

  static void check(Posting posting, CommandTerms terms) {
    SkuStock stock = posting.stock;
    if (stock.frozen()) {
      throw new IllegalStateException(
          stock.sku() + " is frozen because conservation broke; unfreeze it before commanding");
    }
    if (terms.kind() == CommandKind.ASSIGNMENT) {
      OrderLineDocument line = OrderLineRules.find(posting, terms.orderId(), terms.lineNo());
      require(terms.units() <= line.routable(), terms, "only " + line.routable() + " units wait");
      require(terms.attempt() == line.nextAttempt(), terms, "next is " + line.nextAttempt());
    } else {
      long next = stock.issued(terms.lane()) + 1;
      require(terms.firstUnit() == next, terms, "the lane goes on at unit " + next);
    }
    if (terms.kind() != CommandKind.PURCHASE) {
      long free = stock.free(terms.from());
      require(terms.units() <= free, terms, "only " + free + " units are free at its source");
    }
  }

  private static void require(boolean holds, CommandTerms terms, String why) {
    if (!holds) {
      throw new IllegalArgumentException(terms + " cannot be released: " + why);
    }
  }
}
