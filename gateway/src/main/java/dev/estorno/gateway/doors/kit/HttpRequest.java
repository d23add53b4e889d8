package dev.estorno.gateway.doors.kit;

import dev.estorno.providers.Body;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came. Names of headers are in lower case; a doubled header has two values.
 *
 * @param path still percent-encoded, without the query
 * @param query still percent-encoded; empty when there is none
 */
public record HttpRequest(
    String method, String path, String query, Map<String, List<String>> headers, Payload payload) {
  public HttpRequest {
    headers = Map.copyOf(headers);
  }

  public List<String> all(String header) {
    return headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
  }

  /**
   * The header's only value.
   *
   * @throws Complaint when it was sent twice: neither can then be trusted to be meant
   */
  public Optional<String> once(String header) {
    List<String> values = all(header);
    if (values.size() > 1) {
      throw Complaint.about(
          Fault.DOUBLED_HEADER, header, header + " was sent more than once", "send it once");
    }
    return values.stream().findFirst();
  }

  /**
   * The whole body.
   *
   * @throws Complaint when there is no whole one
   */
  public Body body() {
    return switch (payload) {
      case Payload.Whole(Body body) -> body;
      case Payload.TooLarge _ ->
          throw Complaint.of(
              Fault.PAYLOAD_TOO_LARGE,
              "the body is longer than " + Payload.BYTES_MAX + " bytes",
              "send a shorter one");
      case Payload.Broken _ ->
          throw Complaint.of(
              Fault.BROKEN_BODY, "the body could not be read to its end", "send it again, whole");
    };
  }

  /** Without headers, query and body: they may hold secrets and personal data. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
