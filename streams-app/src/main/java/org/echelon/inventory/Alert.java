package org.echelon.inventory;

/** Something a person should know, with what it concerns, for example {@code command:T-…}. */
public record Alert(String code, String scope, String text) {}
