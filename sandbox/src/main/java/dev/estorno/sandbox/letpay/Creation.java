package dev.estorno.sandbox.letpay;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads what payments are made and sent with (LetPay, "Simple PicPay", "Create Payment Order"). */
final class Creation {

  private static final int REFERENCE_MAX = 45;
  private static final long SIMPLE_MIN = 1;
  private static final long SIMPLE_MAX = 1_000_000;
  private static final long ORDER_MIN = 100;
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
  private static final List<String> ADDRESS =
      List.of("main", "number", "locality", "city", "state", "country", "zipcode");

  /** What was read, or what is wrong with it. */
  sealed interface Read<T> {
    record Good<T>(T value) implements Read<T> {}

    record Bad<T>(Problem problem) implements Read<T> {}
  }

  /** A payment that is sent as it is made. */
  record Simple(Payment.Terms terms, Sending sending) {}

  /** How it goes out; {@code expiresAt} is empty when the default is wanted. */
  record Sending(Optional<Instant> expiresAt, boolean delayCapture) {}

  private Creation() {}

  static Read<Simple> simple(ObjectNode body, String token, Instant now) {
    Fields fields = new Fields(body);
    fields.required("contract_id");
    String reference = fields.required("reference_id");
    fields.atMost("reference_id", REFERENCE_MAX);
    String url = fields.required("notification_url");
    fields.required("payment.amount");
    long amount = fields.reais("payment.amount", SIMPLE_MIN, SIMPLE_MAX).orElse(0);
    fields.required("payment.currency");
    fields.oneOf("payment.currency", List.of("BRL"));
    fields.required("payment.country");
    fields.oneOf("payment.country", List.of("BR"));
    Sending sending =
        sending(fields, "payment.picpay.expiration_date", "payment.delay_capture", now);
    fields.required("person.tax_id");
    fields.taxId("person.tax_id");
    if (!fields.wrongs().isEmpty()) return new Read.Bad<>(Problem.wrong(fields.wrongs()));
    if (fields.text("payment.asset").filter(it -> !it.equals("BRL")).isPresent()) {
      return new Read.Bad<>(Problem.ASSET);
    }
    Payment.Person person =
        new Payment.Person(
            fields.text("person.full_name").orElse(""),
            fields.text("person.email").orElse(""),
            fields.text("person.tax_id").orElse(""),
            fields.text("ip_address").orElse(""));
    return underContract(
        fields,
        new Simple(
            new Payment.Terms(token, reference, amount, url, person, body.path("extra_data")),
            sending));
  }

  static Read<Payment.Terms> order(ObjectNode body, String token) {
    Fields fields = new Fields(body);
    fields.required("amount");
    long amount = fields.reais("amount", ORDER_MIN, Long.MAX_VALUE).orElse(0);
    fields.required("asset");
    String reference = fields.required("reference_id");
    fields.atMost("reference_id", REFERENCE_MAX);
    fields.required("contract_id");
    String first = fields.required("person_firstname");
    String last = fields.required("person_surname");
    String taxId = fields.required("person_taxid");
    fields.taxId("person_taxid");
    String email = fields.required("person_email");
    if (!fields.flag("disable_address")) ADDRESS.forEach(it -> fields.required("address_" + it));
    fields.oneOf("payment_currency", List.of("BRL"));
    fields.oneOf("payment_country", List.of("BR"));
    if (!fields.wrongs().isEmpty()) return new Read.Bad<>(Problem.wrong(fields.wrongs()));
    if (!fields.text("asset").equals(Optional.of("BRL"))) return new Read.Bad<>(Problem.ASSET);
    Payment.Person person =
        new Payment.Person(first + " " + last, email, taxId, fields.text("ip_address").orElse(""));
    String url = fields.text("notification_url").orElse("");
    return underContract(
        fields, new Payment.Terms(token, reference, amount, url, person, body.path("extra_data")));
  }

  /** What {@code sendPayment} says of an order. */
  static Read<Sending> sending(ObjectNode body, Instant now) {
    Fields fields = new Fields(body);
    String method = fields.required("method");
    Sending sending = sending(fields, "expiration_date", "delay_capture", now);
    if (!fields.wrongs().isEmpty()) return new Read.Bad<>(Problem.wrong(fields.wrongs()));
    return method.equals("PICPAY") ? new Read.Good<>(sending) : new Read.Bad<>(Problem.METHOD);
  }

  private static Sending sending(Fields fields, String expires, String delay, Instant now) {
    Optional<Instant> end =
        fields.date(expires).map(it -> it.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC));
    return new Sending(end.filter(it -> it.isAfter(now)), fields.flag(delay));
  }

  private static <T> Read<T> underContract(Fields fields, T value) {
    return Merchant.hasContract(fields.text("contract_id").orElse(""))
        ? new Read.Good<>(value)
        : new Read.Bad<>(Problem.CONTRACT);
  }
}
