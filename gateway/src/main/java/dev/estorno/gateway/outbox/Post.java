package dev.estorno.gateway.outbox;

import dev.estorno.providers.Body;
import java.net.URI;
import java.util.Map;

/** Sends a notice once, and always says what came of it. */
@FunctionalInterface
interface Post {
  Outcome post(URI url, Map<String, String> headers, Body body);
}
