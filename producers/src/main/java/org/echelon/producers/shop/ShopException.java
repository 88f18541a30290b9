package org.echelon.producers.shop;

/** What a person wrote cannot be used; the message says where, what and how to mend it. */
public final class ShopException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ShopException(String message) {
    super(message);
  }
}
