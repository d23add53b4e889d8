package dev.estorno.gateway.watch.traces;

import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Wire;
import dev.estorno.providers.Account;
import dev.estorno.providers.Request;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A span for each call to a provider. Its path is not told: it holds the payment's reference. */
record TracedWire(Wire wire, Tracer tracer, boolean toldToProviders) implements Wire {
  @Override
  public void send(Account account, Request sealed, Duration timeout, Consumer<Exchange> heard) {
    Span span =
        tracer
            .spanBuilder(account.provider() + " " + sealed.operation())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(Names.MERCHANT, account.merchant().text())
            .setAttribute(Names.PROVIDER, account.provider().text())
            .setAttribute(Names.ACCOUNT, account.name().text())
            .setAttribute(Names.METHOD, sealed.method())
            .setAttribute(Names.HOST, String.valueOf(sealed.address(account.base()).getHost()))
            .startSpan();
    wire.send(
        account,
        toldToProviders ? told(sealed, span) : sealed,
        timeout,
        exchange -> {
          end(span, exchange);
          heard.accept(exchange);
        });
  }

  private static Request told(Request sealed, Span span) {
    Map<String, String> headers = new TreeMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(Context.root().with(span), headers, (_, name, value) -> headers.put(name, value));
    Request told = sealed;
    for (Map.Entry<String, String> it : headers.entrySet()) {
      told = told.header(it.getKey(), it.getValue());
    }
    return told;
  }

  private static void end(Span span, Exchange exchange) {
    switch (exchange) {
      case Exchange.Replied(var reply) -> {
        span.setAttribute(Names.STATUS, (long) reply.status());
        if (reply.isServerError()) {
          span.setStatus(StatusCode.ERROR);
        }
      }
      case Exchange.Silence(boolean wrote, _) -> {
        span.setAttribute(Names.OUTCOME, wrote ? "silent" : "unsent");
        span.setStatus(StatusCode.ERROR);
      }
    }
    span.end();
  }
}
