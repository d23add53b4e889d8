package dev.estorno.gateway.watch.traces;

import dev.estorno.core.Cancellation;
import dev.estorno.core.State;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.store.Step;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;

/** Marks in the span under way what became of the cancellation. */
final class SpanEvents implements Watcher {
  @Override
  public void accepted(Cancellation fresh) {
    Span.current().setAttribute(Names.CANCELLATION, fresh.id().text());
  }

  @Override
  public void recorded(Step step) {
    State.Kind from = step.before().state().kind();
    State.Kind to = step.after().state().kind();
    Span span = Span.current();
    if (from != to && span.isRecording()) {
      span.addEvent(
          "transition",
          Attributes.of(
              Names.CANCELLATION,
              step.before().id().text(),
              Names.FROM,
              from.word(),
              Names.TO,
              to.word()));
    }
  }
}
