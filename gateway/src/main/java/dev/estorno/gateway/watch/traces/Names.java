package dev.estorno.gateway.watch.traces;

import io.opentelemetry.api.common.AttributeKey;

/** What spans say; those without our name in front are OpenTelemetry's own words. */
final class Names {
  static final AttributeKey<String> CANCELLATION =
      AttributeKey.stringKey("estorno.cancellation.id");
  static final AttributeKey<String> MERCHANT = AttributeKey.stringKey("estorno.merchant");
  static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("estorno.provider");
  static final AttributeKey<String> ACCOUNT = AttributeKey.stringKey("estorno.account");
  static final AttributeKey<String> FROM = AttributeKey.stringKey("estorno.from");
  static final AttributeKey<String> TO = AttributeKey.stringKey("estorno.to");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("estorno.outcome");

  static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");

  private Names() {}
}
