package dev.estorno.gateway.watch.traces;

import dev.estorno.core.Cancellation;
import dev.estorno.core.State;
import dev.estorno.gateway.engine.TalkWatcher;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.settings.Watching;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.watch.store.WatchedStore;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One trace from a caller's request to the provider's reply; what is asked again later, or after a
 * restart, has a trace of its own. The cancellation's id is on all of them.
 */
public final class Tracing implements AutoCloseable {
  private static final Duration EXPORT_MAX = Duration.ofSeconds(5);
  private static final Duration FLUSH_MAX = Duration.ofSeconds(2);

  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final boolean toldToProviders;

  /**
   * @param sample which part of those traces is kept that begin here; others' wish is followed
   */
  public Tracing(SpanProcessor processor, String node, double sample, boolean toldToProviders) {
    this.provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(processor)
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(sample)))
            .setResource(
                Resource.builder()
                    .put("service.name", "estorno")
                    .put("service.instance.id", node)
                    .build())
            .build();
    this.tracer = provider.get("dev.estorno");
    this.toldToProviders = toldToProviders;
  }

  /** Sends them in batches, off the way of any request; what cannot be sent is dropped. */
  public static Tracing sending(Watching.Traces wanted, String node) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(wanted.endpoint().toString())
            .setTimeout(EXPORT_MAX)
            .build();
    return new Tracing(
        BatchSpanProcessor.builder(exporter).build(),
        node,
        wanted.sample(),
        wanted.toldToProviders());
  }

  /** The trace that the calling thread works for, if there is one. */
  public static Optional<String> traceId() {
    SpanContext current = Span.current().getSpanContext();
    return current.isValid() ? Optional.of(current.getTraceId()) : Optional.empty();
  }

  /** What one thread hands to another stays in its trace. */
  public ExecutorService over(ExecutorService workers) {
    return Context.taskWrapping(workers);
  }

  public Wire over(Wire wire) {
    return new TracedWire(wire, tracer, toldToProviders);
  }

  public Store over(Store store) {
    return new WatchedStore(store, new StoreSpans(tracer));
  }

  public DoorSpans doors() {
    return new DoorSpans(tracer);
  }

  public Watcher watcher() {
    return new SpanEvents();
  }

  public TalkWatcher talks() {
    return this::hold;
  }

  private void hold(Cancellation claimed, Runnable over, Consumer<Runnable> talk) {
    Span span =
        tracer
            .spanBuilder(claimed.state() instanceof State.Submitting ? "cancel" : "look up")
            .setAttribute(Names.CANCELLATION, claimed.id().text())
            .setAttribute(Names.MERCHANT, claimed.merchant().text())
            .setAttribute(Names.PROVIDER, claimed.payment().provider().text())
            .setAttribute(Names.ACCOUNT, claimed.payment().account().text())
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      talk.accept(() -> {
        span.end();
        over.run();
      });
    }
  }

  /** Gives what is still to be sent a moment. */
  @Override
  public void close() {
    provider.shutdown().join(FLUSH_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }
}
