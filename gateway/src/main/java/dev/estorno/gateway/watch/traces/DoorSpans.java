package dev.estorno.gateway.watch.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A span for each request, in the caller's trace if it has one. */
public record DoorSpans(Tracer tracer) {
  private static final int SERVER_ERROR = 500;

  /** Merchants and VTEX may go on with a trace of theirs; a provider's signal begins a new one. */
  private static final List<String> CONTINUED = List.of("/v1/", "/vtex/");

  /** What tools ask every few seconds tells nothing. */
  private static final List<String> UNTOLD = List.of("/health/", "/metrics");

  /**
   * Gives the answer within a span.
   *
   * @param route a path's template, never the path itself
   * @param header the values of the request's header of that name
   */
  public <T> T answer(
      String route,
      String method,
      Function<String, List<String>> header,
      Supplier<T> work,
      ToIntFunction<T> status) {
    if (begins(route, UNTOLD)) {
      return work.get();
    }
    Context caller = begins(route, CONTINUED) ? caller(header) : Context.root();
    Span span =
        tracer
            .spanBuilder(method + " " + route)
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(Names.METHOD, method)
            .setAttribute(Names.ROUTE, route)
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      T answer = work.get();
      span.setAttribute(Names.STATUS, (long) status.applyAsInt(answer));
      if (status.applyAsInt(answer) >= SERVER_ERROR) {
        span.setStatus(StatusCode.ERROR);
      }
      return answer;
    } finally {
      span.end();
    }
  }

  private static boolean begins(String route, List<String> with) {
    return with.stream().anyMatch(route::startsWith);
  }

  /** What is no trace, or more than one, is left aside: it concerns nobody but the tracers. */
  private static Context caller(Function<String, List<String>> header) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), header, new Headers());
  }

  private static final class Headers implements TextMapGetter<Function<String, List<String>>> {
    @Override
    public @Nullable String get(@Nullable Function<String, List<String>> carrier, String name) {
      List<String> values = carrier == null ? List.of() : carrier.apply(name);
      return values.size() == 1 ? values.getFirst() : null;
    }
  }
}
