package dev.estorno.gateway.doors.rest;

import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.providers.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of this door, served by itself. */
final class OpenApi {
  static final HttpResponse REPLY = HttpResponse.of(200, "application/json", read());

  private OpenApi() {}

  private static Body read() {
    try (InputStream file = OpenApi.class.getResourceAsStream("openapi.json")) {
      return Body.of(Objects.requireNonNull(file, "openapi.json is not in the jar").readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
