package dev.estorno.sandbox.qitech.pix;

import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Agenda;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** All Pix that came in, and their way back. */
public final class Transfers {

  /** What became of a wish for a reversal. */
  public sealed interface Verdict {
    record Taken(Reversal reversal) implements Verdict {}

    /** With what was asked back before, it would be more than came in. */
    record TooGreat() implements Verdict {}

    record TooOld() implements Verdict {}

    /** The request_control_key was used before. */
    record KeyUsed() implements Verdict {}

    record BalanceTooLow() implements Verdict {}
  }

  /** "Up to 90 days from its receipt": read as 90 times 24 hours. */
  private static final Duration RETURN_WITHIN = Duration.ofDays(90);

  private static final String ISPB = "32402502";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Map<String, PixTransfer> transfers = new HashMap<>();
  private final Set<String> controlKeys = new HashSet<>();
  private final Ledger ledger;
  private final EffectLog effects;
  private final RandomGenerator chance;
  private final Agenda<Consumer<Instant>> agenda;
  private final Duration pendingLasts;
  private final BiConsumer<Reversal, Instant> finished;

  /**
   * @param pendingLasts how long a reversal stays {@code pending}
   * @param finished told of each reversal that was pending and is not any more
   */
  public Transfers(
      Ledger ledger,
      EffectLog effects,
      RandomGenerator chance,
      Agenda<Consumer<Instant>> agenda,
      Duration pendingLasts,
      BiConsumer<Reversal, Instant> finished) {
    this.ledger = ledger;
    this.effects = effects;
    this.chance = chance;
    this.agenda = agenda;
    this.pendingLasts = pendingLasts;
    this.finished = finished;
  }

  public Optional<PixTransfer> find(String key) {
    return Optional.ofNullable(transfers.get(key));
  }

  /** A name for a payment that is yet to come in. */
  public String endToEndId(Instant now) {
    return endToEndId("E", now);
  }

  /** A payer's Pix comes in, under the name it was announced with. */
  public PixTransfer receive(PixTransfer.Terms terms, String endToEndId, Instant now) {
    ledger.move(Account.OUTSIDE, Account.MERCHANT, terms.amount());
    PixTransfer transfer =
        new PixTransfer(terms, Ids.uuid(chance), Ids.uuid(chance), endToEndId, now);
    transfers.put(transfer.key, transfer);
    return transfer;
  }

  /** The merchant wants to give some of it back. */
  public Verdict reverse(PixTransfer transfer, Reversal.Wish wish, Instant now) {
    if (controlKeys.contains(wish.controlKey())) return new Verdict.KeyUsed();
    if (now.isAfter(transfer.receivedAt.plus(RETURN_WITHIN))) return new Verdict.TooOld();
    if (wish.amount() > transfer.left()) return new Verdict.TooGreat();
    if (!ledger.covers(Account.MERCHANT, wish.amount())) return new Verdict.BalanceTooLow();
    return new Verdict.Taken(take(transfer, wish, now));
  }

  /** As if all of it had gone back before anybody looked: no effect is written down. */
  public void giveBackUnseen(PixTransfer transfer, Instant then) {
    Reversal.Wish wish = new Reversal.Wish(Ids.uuid(chance), transfer.left(), "client_request", "");
    controlKeys.add(wish.controlKey());
    transfer.reversals.add(
        new Reversal(wish, Ids.uuid(chance), endToEndId("D", then), Reversal.Status.SENT, then));
    ledger.move(Account.MERCHANT, Account.OUTSIDE, wish.amount());
  }

  private Reversal take(PixTransfer transfer, Reversal.Wish wish, Instant now) {
    controlKeys.add(wish.controlKey());
    Reversal.Status ends = transfer.nextReversal;
    transfer.nextReversal = Reversal.Status.SENT;
    Reversal.Status begins = ends == Reversal.Status.REJECTED ? Reversal.Status.PENDING : ends;
    Reversal reversal = new Reversal(wish, Ids.uuid(chance), endToEndId("D", now), begins, now);
    transfer.reversals.add(reversal);
    ledger.move(Account.MERCHANT, Account.HELD, wish.amount());
    switch (ends) {
      case SENT -> settle(transfer, reversal, Reversal.Status.SENT, now);
      case PENDING -> later(transfer, reversal, Reversal.Status.SENT, now);
      case REJECTED -> later(transfer, reversal, Reversal.Status.REJECTED, now);
      case PENDING_2FA_APPROVAL -> {} // until the account's owner approves, who never does here
    }
    return reversal;
  }

  private void later(PixTransfer transfer, Reversal reversal, Reversal.Status ends, Instant now) {
    agenda.add(
        now.plus(pendingLasts),
        at -> {
          settle(transfer, reversal, ends, at);
          finished.accept(reversal, at);
        });
  }

  /** The held money goes to the payer, or back to the merchant. */
  private void settle(PixTransfer transfer, Reversal reversal, Reversal.Status ends, Instant at) {
    reversal.status = ends;
    long amount = reversal.wish.amount();
    if (ends == Reversal.Status.REJECTED) {
      ledger.move(Account.HELD, Account.MERCHANT, amount);
      return;
    }
    ledger.move(Account.HELD, Account.OUTSIDE, amount);
    effects.add(new Effect("qitech", transfer.terms.reference(), Effect.Kind.REFUNDED, amount, at));
  }

  /** 32 letters, as Pix has them: E or D, the bank, the minute, chance. */
  private String endToEndId(String kind, Instant now) {
    return kind + ISPB + MINUTE.format(now) + Ids.hex(chance, 11);
  }
}
