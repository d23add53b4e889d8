package dev.estorno.gateway.doors.kit;

import java.util.Locale;

/** The kinds of wrong that a door can find, each with its status and title. */
public enum Fault {
  BAD_PATH(400, "The path is not well-formed"),
  UNREADABLE_REQUEST(400, "The request is not well-formed HTTP"),
  BROKEN_BODY(400, "The body did not arrive whole"),
  MALFORMED_JSON(400, "The body is not a JSON object"),
  DOUBLED_MEMBER(400, "A member appears twice"),
  UNKNOWN_MEMBER(400, "A member is not known"),
  MISSING_MEMBER(400, "A member is missing"),
  INVALID_MEMBER(400, "A member has a value that is not accepted"),
  DOUBLED_HEADER(400, "A header was sent more than once"),
  MISSING_HEADER(400, "A header is missing"),
  INVALID_HEADER(400, "A header has a value that is not accepted"),
  UNKNOWN_PARAMETER(400, "A query parameter is not known"),
  DOUBLED_PARAMETER(400, "A query parameter was given more than once"),
  INVALID_PARAMETER(400, "A query parameter has a value that is not accepted"),
  UNREADABLE_SIGNAL(400, "The signal cannot be read"),
  UNAUTHORIZED(401, "The credentials are missing or not accepted"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_MANUAL(409, "Only a cancellation in state manual can be ruled on"),
  ENDPOINT_DISABLED(409, "The endpoint is disabled"),
  TOO_MANY_ENDPOINTS(409, "There are as many endpoints as a merchant can have"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is not sent as JSON"),
  IDEMPOTENCY_KEY_REUSED(422, "The key was used before for another request"),
  RANGE_TOO_WIDE(422, "Too much lies in that time"),
  INTERNAL(500, "Something went wrong on our side"),
  STORE_DOWN(503, "The store cannot be reached");

  private final int status;
  private final String title;

  Fault(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** As written outside: lower case with underscores. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
