package dev.estorno.sandbox.fake;

/**
 * The sandbox's own control API was asked for something that cannot be. An exception because it is
 * found deep inside the reading of a request and ends it at once; it never leaves the control door.
 */
public final class ControlProblem extends RuntimeException {

  private final int status;
  private final String field;

  private ControlProblem(int status, String field, String detail) {
    super(detail);
    this.status = status;
    this.field = field;
  }

  /** A field is wrong; {@code remedy} says what it should be. */
  public static ControlProblem bad(String field, String remedy) {
    return new ControlProblem(400, field, remedy);
  }

  public static ControlProblem notFound(String detail) {
    return new ControlProblem(404, "", detail);
  }

  /** The request is fine, but the payment is not where it would have to be. */
  public static ControlProblem conflict(String detail) {
    return new ControlProblem(409, "", detail);
  }

  public int status() {
    return status;
  }

  /** The field at fault, or nothing. */
  public String field() {
    return field;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
