package dev.estorno.gateway.store;

import java.util.Map;

/** What the caller said for itself: kept and given back, never read by the machine. */
public record Details(String reason, Map<String, String> metadata) {
  public static final Details NONE = new Details("", Map.of());

  public Details {
    metadata = Map.copyOf(metadata);
  }
}
