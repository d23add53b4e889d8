package dev.estorno.gateway.watch.traces;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.asked;
import static dev.estorno.gateway.store.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Event;
import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.gateway.watch.store.StoreWatch;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TracingTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String ROUTE = "/v1/cancellations";
  private static final Cancellation FRESH = alone("c1");
  private static final Step CLAIMED = step(FRESH, new Event.Claimed(Given.LEASE), NOON);
  private static final Exchange WELL = new Exchange.Replied(new Reply(200, Map.of(), Body.EMPTY));

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final Tracing tracing = tracing(1, false);
  private final List<Request> sent = new ArrayList<>();

  private Tracing tracing(double sample, boolean toldToProviders) {
    return new Tracing(SimpleSpanProcessor.create(spans), "left", sample, toldToProviders);
  }

  @Test
  void oneTraceGoesFromTheCallersRequestToTheProvidersReply() {
    request(tracing, ROUTE, List.of(CALLER), WELL);

    SpanData door = span("POST /v1/cancellations");
    SpanData accept = span("store accept");
    SpanData talk = span("cancel");
    SpanData call = span("picpay void");
    assertThat(spans.getFinishedSpanItems())
        .hasSize(4)
        .allMatch(it -> it.getTraceId().equals(TRACE));
    assertThat(door.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(accept.getParentSpanId()).isEqualTo(door.getSpanId());
    assertThat(talk.getParentSpanId()).isEqualTo(door.getSpanId());
    assertThat(call.getParentSpanId()).isEqualTo(talk.getSpanId());
    assertThat(door.getAttributes().get(Names.STATUS)).isEqualTo(201);
    assertThat(door.getAttributes().get(Names.CANCELLATION)).isEqualTo("c1");
    assertThat(talk.getAttributes().get(Names.CANCELLATION)).isEqualTo("c1");
    assertThat(talk.getEvents())
        .singleElement()
        .extracting(it -> it.getName())
        .isEqualTo("transition");
    assertThat(call.getAttributes().get(Names.STATUS)).isEqualTo(200);
    assertThat(door.getResource().getAttributes().asMap()).containsValue("left");
  }

  @Test
  void whatIsTakenUpLaterHasATraceOfItsOwnAndTheSameId() {
    talk(tracing, WELL);
    SpanData talk = span("cancel");
    assertThat(talk.getParentSpanContext().isValid()).isFalse();
    assertThat(talk.getAttributes().get(Names.CANCELLATION)).isEqualTo("c1");
    assertThat(span("picpay void").getTraceId()).isEqualTo(talk.getTraceId());
  }

  @Test
  void aTraceTellsNeitherReferencesNorSecretsNorBodies() {
    request(tracing, ROUTE, List.of(CALLER), WELL);
    talk(tracing, new Exchange.Silence(true, "no reply from pay-c1"));
    String told = spans.getFinishedSpanItems().toString();
    assertThat(told).contains("picpay").doesNotContain("pay-c1", "s3same", "Maria");
  }

  @Test
  void silenceIsAnError() {
    talk(tracing, new Exchange.Silence(true, "no reply"));
    SpanData call = span("picpay void");
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(call.getAttributes().get(Names.OUTCOME)).isEqualTo("silent");
  }

  @Test
  void aProviderIsToldNothingUnlessTheOperatorWantsIt() {
    talk(tracing, WELL);
    talk(tracing(1, true), WELL);
    assertThat(sent.getFirst().headers()).doesNotContainKey("traceparent");
    String told = sent.getLast().headers().getOrDefault("traceparent", "");
    SpanData call = spans.getFinishedSpanItems().get(2);
    assertThat(told).startsWith("00-" + call.getTraceId() + "-" + call.getSpanId() + "-0");
  }

  @Test
  void whatIsNoTraceIsLeftAsideAndASignalsIsNotGoneOnWith() {
    request(tracing, ROUTE, List.of("00-nonsense"), WELL);
    request(tracing, ROUTE, List.of(CALLER, CALLER), WELL);
    request(tracing, "/signals/{provider}/{account}", List.of(CALLER), WELL);
    assertThat(spans.getFinishedSpanItems())
        .hasSize(12)
        .noneMatch(it -> it.getTraceId().equals(TRACE));
  }

  @Test
  void theEnginesOwnPollingAndHealthBeginNoTrace() {
    try (Store store = tracing.over(new MemoryStore())) {
      store.claim(NOON, List.of(), Given.leftAlone());
    }
    assertThat(answer(tracing, "/health/ready", List.of(), () -> 200)).isEqualTo(200);
    assertThat(spans.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void aStoreThatFailsIsMarkedAndItsFailureGoesOn() {
    var watch = new StoreSpans(OpenTelemetry.noop().getTracer("none"));
    assertThatThrownBy(() ->
            watch.call(
                StoreWatch.Operation.RECORD,
                () -> {
                  throw new StoreDown("recording", new IllegalStateException());
                }))
        .isInstanceOf(StoreDown.class);
  }

  @Test
  void whatIsNotSampledIsStillServed() {
    Tracing none = tracing(0, false);
    request(none, ROUTE, List.of(), WELL);
    assertThat(spans.getFinishedSpanItems()).isEmpty();
    assertThat(sent).hasSize(1);
  }

  /** A request as a door takes it: durable, then carried out by another thread. */
  private void request(Tracing by, String route, List<String> caller, Exchange reply) {
    ExecutorService workers = by.over(Executors.newVirtualThreadPerTaskExecutor());
    try (workers;
        Store store = by.over(new MemoryStore())) {
      int status =
          answer(
              by,
              route,
              caller,
              () -> {
                by.watcher().accepted(FRESH);
                store.admit(List.of(asked(FRESH)));
                workers.execute(() -> talk(by, reply));
                return 201;
              });
      assertThat(status).isEqualTo(201);
    }
  }

  private static int answer(Tracing by, String route, List<String> caller, Supplier<Integer> work) {
    Function<String, List<String>> header = name -> name.equals("traceparent") ? caller : List.of();
    return by.doors().answer(route, "POST", header, work, it -> it);
  }

  private void talk(Tracing by, Exchange reply) {
    Wire wire =
        by.over((_, request, _, heard) -> {
          sent.add(request);
          heard.accept(reply);
        });
    var request =
        Request.act("void", "POST", "/payments/pay-c1/void").json("{\"payer\":\"Maria\"}");
    by.talks()
        .hold(
            CLAIMED.after(),
            () -> {},
            ended ->
                wire.send(
                    account(),
                    request,
                    Duration.ofSeconds(1),
                    _ -> {
                      by.watcher().recorded(Given.voided(CLAIMED.after()));
                      ended.run();
                    }));
  }

  private static Account account() {
    AccountKey key = AccountKey.of(FRESH);
    return new Account(
        key.merchant(),
        key.provider(),
        key.account(),
        URI.create("http://127.0.0.1:1/base"),
        Map.of("token", new Secret("s3same")));
  }

  private SpanData span(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + spans.getFinishedSpanItems()));
  }
}
