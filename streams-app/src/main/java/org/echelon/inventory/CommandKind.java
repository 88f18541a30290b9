package org.echelon.inventory;

/** The three commands and the first letter of their ids. */
public enum CommandKind {
  TRANSFER("T-"),
  PURCHASE("P-"),
  ASSIGNMENT("A-");

  private final String prefix;

  CommandKind(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }
}
