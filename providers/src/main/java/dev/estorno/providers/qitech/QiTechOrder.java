package dev.estorno.providers.qitech;

import dev.estorno.core.Money;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Reais;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a payment order stands.
 *
 * @param told what QI Tech tells of the order
 * @param pix what it tells of the Pix that paid it; nothing while there is none
 */
record QiTechOrder(Json told, Json pix) {
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
  private static final LocalTime TEN_PM = LocalTime.of(22, 0);

  /**
   * The end of Pix's morning window (Central Bank: 00:00 to 08:00): accepted ones are paid by then.
   */
  private static final LocalTime MORNING_OVER = LocalTime.of(8, 0);

  /** The way back of the Pix, or of a part of it, as QI Tech tells it. */
  record Reversal(Json told) {
    String word() {
      return lower(told, "pix_transfer_status");
    }

    String key() {
      return told.id("pix_transfer_key").orElse("");
    }

    boolean isOver() {
      return word().equals("sent") || isRejected();
    }

    boolean isRejected() {
      return word().equals("rejected");
    }

    boolean isOf(String controlKey) {
      return told.id("request_control_key").filter(controlKey::equalsIgnoreCase).isPresent();
    }
  }

  /** QI Tech's word for it, in lower case; empty when what was sent is no word. */
  String word() {
    return lower(told, "payment_order_status");
  }

  /** When the order can no longer be cancelled; empty when its day is not told. */
  Optional<Instant> deadline() {
    return day().map(it -> it.minusDays(1).atTime(TEN_PM).atZone(SAO_PAULO).toInstant());
  }

  /** When an accepted order must have been paid, or have failed at the first try. */
  Optional<Instant> settled() {
    return day().map(it -> it.atTime(MORNING_OVER).atZone(SAO_PAULO).toInstant());
  }

  /** The key of the Pix that paid the order. */
  Optional<String> paidBy() {
    return told.id("incoming_pix_transfer_key");
  }

  /** What of the Pix has not been asked back; empty when the sums make no sense. */
  Optional<Money> left() {
    Optional<Money> left = pix.decimal("transfer_amount").flatMap(Reais::read);
    for (Json one : pix.at("reversals").items()) {
      if (!new Reversal(one).isRejected()) {
        Optional<Money> back = one.decimal("transfer_amount").flatMap(Reais::read);
        left = left.flatMap(it -> back.filter(b -> b.compareTo(it) <= 0).map(it::minus));
      }
    }
    return left;
  }

  /** Whether some of it is on its way back, and may yet fail. */
  boolean isGoingBack() {
    return pix.at("reversals").items().stream().anyMatch(it -> !new Reversal(it).isOver());
  }

  /** The reversal that was asked for under this key. */
  Optional<Reversal> reversal(String controlKey) {
    return pix.at("reversals").items().stream()
        .map(Reversal::new)
        .filter(it -> it.isOf(controlKey))
        .findFirst();
  }

  private Optional<LocalDate> day() {
    try {
      return told.text("reference_date").map(LocalDate::parse);
    } catch (DateTimeException _) {
      // No failure of ours: then QI Tech's own refusal must do.
      return Optional.empty();
    }
  }

  private static String lower(Json told, String name) {
    String word = told.text(name).orElse("").toLowerCase(Locale.ROOT);
    return word.matches("[a-z0-9_]{1,40}") ? word : "";
  }
}
