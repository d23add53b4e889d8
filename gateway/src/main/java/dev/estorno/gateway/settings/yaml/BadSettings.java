package dev.estorno.gateway.settings.yaml;

/** The settings cannot be used as they are; the message says where, why, and what to write. */
public final class BadSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadSettings(String message) {
    super(message);
  }
}
