package dev.estorno.sandbox.picpay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The statuses of an order (PicPay, order status guide and API reference, read 2026-11). */
enum Status {
  CREATED,
  EXPIRED,
  ANALYSIS,
  AUTHORIZED,
  PAID,
  COMPLETED,
  REFUNDED,
  CHARGEBACK;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Status::word).toList();
  }
}
