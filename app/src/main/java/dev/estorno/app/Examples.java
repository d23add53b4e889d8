package dev.estorno.app;

import java.util.List;

/** Lines that can be pasted into a shell. They hold only what the sandbox makes up. */
public final class Examples {
  private Examples() {}

  /** Cancels the payment {@code order-1} through the REST door. */
  public static List<String> cancel(String gateway) {
    return List.of(
        "  curl -s " + gateway + "/v1/cancellations \\",
        "    -H 'Authorization: Bearer dev-key' -H 'Idempotency-Key: '$(date +%s%N) \\",
        "    -H 'Content-Type: application/json' -H 'Prefer: wait=10' \\",
        "    -d '{\"provider\":\"picpay\",\"reference\":\"order-1\"}'");
  }

  /** Puts the payment {@code order-1} in the sandbox, paid. */
  public static List<String> payment(String sandbox) {
    return List.of(
        "  curl -s " + sandbox + "/sandbox/payments \\",
        "    -d '{\"provider\":\"picpay\",\"reference\":\"order-1\",\"state\":\"paid\"}'");
  }

  /** Cancels the payment {@code order-1} as VTEX does. */
  public static List<String> vtex(String gateway) {
    return List.of(
        "  curl -s " + gateway + "/vtex/payments/order-1/cancellations \\",
        "    -H 'X-VTEX-API-AppKey: dev' -H 'X-VTEX-API-AppToken: dev' \\",
        "    -H 'Content-Type: application/json' \\",
        "    -d '{\"paymentId\":\"order-1\",\"requestId\":\"1\"}'");
  }
}
