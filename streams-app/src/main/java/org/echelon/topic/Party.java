package org.echelon.topic;

/** Who writes or reads topics: systems and people around Echelon, and its own parts. */
public enum Party {
  ORDER_SYSTEM("order system", true),
  WAREHOUSE("warehouse", true),
  /** Who passes purchases on to vendors, and tells what they answer. */
  PURCHASING("purchasing system", true),
  FORECASTER("forecaster", true),
  ITEM_MASTER("item master", true),
  OTHER_PLANNER("other planner", true),
  /** Through the console and the command line. */
  PEOPLE("people", true),
  ANALYST("analyst", true),
  INTAKE("intake", false),
  PLAN("plan", false),
  GATE("gates", false),
  PRICING("pricing job", false),
  /** Workers that value items for the pricing job. */
  ORACLE("oracle workers", false),
  CLOCK("clock", false),
  LAB("lab", false);

  private final String words;
  private final boolean outside;

  Party(String words, boolean outside) {
    this.words = words;
    this.outside = outside;
  }

  /** Its name in a sentence. */
  public String words() {
    return words;
  }

  /** Whether it is no part of Echelon. */
  public boolean outside() {
    return outside;
  }
}
