package dev.estorno.gateway.doors.kit;

/** Reads one kind of caller's bytes and answers in its dialect: a plain function. */
@FunctionalInterface
public interface Door {
  /** Always answers; whatever breaks inside is said in the door's own dialect. */
  HttpResponse answer(HttpRequest request);
}
