package dev.estorno.gateway.doors.rest;

import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.Fields;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.StrictJson;
import dev.estorno.gateway.intake.CancelRequest;
import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.settings.Neighbour;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.view.Rfc3339;
import dev.estorno.providers.Account;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a request to cancel into core words. */
final class CancelReader {
  static final String KEY = "Idempotency-Key";
  private static final String DOOR = "rest";
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");
  private static final int REASON_LENGTH_MAX = 200;
  private static final int NAME_LENGTH_MAX = 64;

  private static final List<String> MEMBERS =
      List.of(
          "provider",
          "account",
          "reference",
          "amount",
          "currency",
          "on_paid",
          "deadline",
          "reason",
          "metadata");

  private CancelReader() {}

  static CancelRequest read(HttpRequest request, Merchant merchant) {
    IdempotencyKey key = key(request);
    var fields = new Fields(StrictJson.object(request)).onlyKnown(MEMBERS);
    Account account = account(fields, merchant);
    String reference = fields.text("reference", PaymentRef.REFERENCE_LENGTH_MAX);
    return new CancelRequest(
        merchant.id(),
        new PaymentRef(account.provider(), account.name(), reference),
        extent(fields),
        onPaid(fields),
        deadline(fields),
        new Details(
            fields.maybeText("reason", REASON_LENGTH_MAX).orElse(""),
            fields.pairs("metadata", 20, NAME_LENGTH_MAX, 500)),
        DOOR,
        key,
        Set.of());
  }

  private static IdempotencyKey key(HttpRequest request) {
    String remedy = "send " + KEY + " with 1 to 255 printable ASCII characters, new per request";
    String key =
        request
            .once(KEY)
            .orElseThrow(
                () -> Complaint.about(Fault.MISSING_HEADER, KEY, KEY + " is missing", remedy));
    if (!PRINTABLE.matcher(key).matches() || key.isBlank()) {
      throw Complaint.about(
          Fault.INVALID_HEADER, KEY, KEY + " is empty, too long or not printable", remedy);
    }
    return new IdempotencyKey(key);
  }

  private static Account account(Fields fields, Merchant merchant) {
    List<String> providers =
        merchant.accounts().stream().map(it -> it.provider().text()).distinct().toList();
    String provider = fields.text("provider", NAME_LENGTH_MAX);
    List<Account> there =
        merchant.accounts().stream().filter(it -> it.provider().text().equals(provider)).toList();
    if (there.isEmpty()) {
      throw Fields.wrong(
          "provider",
          "is none where you have an account" + Neighbour.hint(provider, providers),
          "use one of " + String.join(", ", providers));
    }
    List<String> names = there.stream().map(it -> it.name().text()).toList();
    String remedy = "use one of " + String.join(", ", names);
    Optional<String> asked = fields.maybeText("account", NAME_LENGTH_MAX);
    if (asked.isEmpty() && there.size() > 1) {
      throw Complaint.about(
          Fault.MISSING_MEMBER, "account", "you have several accounts at " + provider, remedy);
    }
    String name = asked.orElse(names.getFirst());
    return there.stream()
        .filter(it -> it.name().text().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Fields.wrong(
                "account",
                "is none of yours at " + provider + Neighbour.hint(name, names),
                remedy));
  }

  private static Extent extent(Fields fields) {
    if (fields.has("amount")) {
      return Extent.part(new Money(fields.wholeAboveZero("amount"), currency(fields)));
    }
    // A currency alone is a sign that the amount got lost; that must not cancel the whole payment.
    if (fields.has("currency")) {
      throw Complaint.about(
          Fault.MISSING_MEMBER,
          "amount",
          "currency is there, but amount is not",
          "send both for a partial cancellation, neither for a full one");
    }
    return Extent.full();
  }

  private static Currency currency(Fields fields) {
    String code = fields.maybeText("currency", NAME_LENGTH_MAX).orElse("BRL");
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException _) {
      throw Fields.wrong("currency", "is not a code of ISO 4217", "send one such as BRL");
    }
  }

  private static OnPaid onPaid(Fields fields) {
    return fields
        .maybeWord("on_paid", List.of("refund", "refuse"))
        .filter(it -> it.equals("refuse"))
        .map(_ -> OnPaid.REFUSE)
        .orElse(OnPaid.REFUND);
  }

  private static Deadline deadline(Fields fields) {
    return fields
        .maybeText("deadline", NAME_LENGTH_MAX)
        .map(it ->
            Deadline.at(
                Rfc3339.read(it)
                    .orElseThrow(() ->
                        Fields.wrong(
                            "deadline",
                            "is not a time of RFC 3339",
                            "send one such as 2026-11-22T18:00:00-03:00"))))
        .orElse(Deadline.noneKnown());
  }
}
