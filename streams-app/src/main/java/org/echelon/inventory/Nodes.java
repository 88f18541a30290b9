package org.echelon.inventory;

/** The ordinal that stands for no node. */
public final class Nodes {
  public static final int NONE = -1;

  private Nodes() {}
}
