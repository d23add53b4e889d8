package dev.estorno.gateway.doors.kit;

import java.util.Map;

/**
 * What is wrong with a request and how to mend it, in no dialect. Thrown, because reading stops at
 * the first thing wrong however deep it is found; caught in one place of each door.
 */
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;
  private final transient String field;
  private final transient String remedy;
  private final transient Map<String, String> headers;

  private Complaint(
      Fault fault, String field, String detail, String remedy, Map<String, String> headers) {
    super(detail, null, false, false);
    this.fault = fault;
    this.field = field;
    this.remedy = remedy;
    this.headers = Map.copyOf(headers);
  }

  public static Complaint of(Fault fault, String detail, String remedy) {
    return new Complaint(fault, "", detail, remedy, Map.of());
  }

  /** About one member, header or parameter, by its name. */
  public static Complaint about(Fault fault, String field, String detail, String remedy) {
    return new Complaint(fault, field, detail, remedy, Map.of());
  }

  /** The same, told with a header more. */
  public Complaint with(String header, String value) {
    return new Complaint(fault, field, detail(), remedy, Map.of(header, value));
  }

  public Fault fault() {
    return fault;
  }

  /** What it is about; empty when it is about no one thing. */
  public String field() {
    return field;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public String remedy() {
    return remedy;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
