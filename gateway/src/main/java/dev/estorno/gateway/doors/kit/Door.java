package dev.estorno.gateway.doors.kit;

/** Reads one kind of caller's bytes and answers in its dialect: a plain function. */
@FunctionalInterface
public interface Door {
  /** Always answers; whatever breaks inside is said in the door's own dialect. */
  HttpResponse answer(HttpRequest request);

  /** The template of the path, such as {@code /v1/cancellations/{id}}, for those who count. */
  default String route(HttpRequest request) {
    return Routes.NOWHERE;
  }
}
