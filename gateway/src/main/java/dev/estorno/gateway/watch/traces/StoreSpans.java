package dev.estorno.gateway.watch.traces;

import dev.estorno.gateway.watch.store.StoreWatch;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Supplier;

/** A span for each commit that belongs to a trace; the engine's own polling begins none. */
record StoreSpans(Tracer tracer) implements StoreWatch {
  @Override
  public <T> T call(Operation operation, Supplier<T> work) {
    if (!operation.commits() || !Span.current().getSpanContext().isValid()) {
      return work.get();
    }
    Span span =
        tracer.spanBuilder("store " + operation.word()).setSpanKind(SpanKind.CLIENT).startSpan();
    try {
      return work.get();
    } catch (RuntimeException failed) {
      // Its kind only: what it says may quote a row.
      span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName());
      throw failed;
    } finally {
      span.end();
    }
  }
}
