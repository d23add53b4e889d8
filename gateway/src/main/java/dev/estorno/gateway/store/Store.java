package dev.estorno.gateway.store;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.store.notices.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Durable rows. Every method that writes takes a list and is one transaction, durable on return;
 * each element succeeds or fails for itself. Times are kept in microseconds.
 *
 * <p>One payment's cancellations are carried out one after another: of those still open, only the
 * one that came first is ever due.
 *
 * @see StoreDown thrown by every method when the store cannot be reached; nothing was then written,
 *     or it may have been: the caller asks again with the same key
 */
public interface Store extends AutoCloseable {
  /** Takes cancellations in, at most once per key, joining what is already under way. */
  List<Admission> admit(List<Application> applications);

  /**
   * Takes due rows of some accounts, moves each as {@code decider} says, and gives back the steps
   * taken: in the order of the shares, and of each account the most urgent deadline first, then the
   * longest due. A row that another worker holds is skipped; a stay is not given back.
   *
   * @param shares no account twice
   */
  List<Step> claim(Instant now, List<Share> shares, Decider decider);

  /**
   * What a claim may take of one account.
   *
   * @param rowsMax at most so many rows
   */
  record Share(AccountKey account, int rowsMax) {}

  /**
   * Moves rows, each only from the version it was decided on.
   *
   * @return for each step whether it was recorded; {@code false}: somebody moved the row first
   */
  List<Boolean> save(List<Step> steps);

  /** What becomes of a row that ended long ago. Either way its key stays. */
  enum Fate {
    /** Kept where it is found by its id, its key and its payment, but listed no more. */
    ARCHIVE,
    /** Removed with its journal. Its key then leads to {@link Admission.KeyReused}. */
    DROP
  }

  /**
   * Takes out of the way rows of one merchant that have ended, and that no person must look at.
   *
   * @param endedBefore when they last changed
   * @return how many; at {@code rowsMax} there may be more
   */
  int retire(MerchantId merchant, Instant endedBefore, Fate fate, int rowsMax);

  /**
   * When the first row of each account falls due. Accounts of which none ever will are left out.
   * The cost grows with the accounts that are here, not with their rows.
   */
  Map<AccountKey, Instant> due();

  Optional<Entry> find(MerchantId merchant, CancellationId id);

  /** Newest first. */
  List<Entry> list(Query query);

  /** The cancellations of one payment, oldest first; not those in the archive. */
  List<Entry> ofPayment(MerchantId merchant, PaymentRef payment);

  /** What happened to one cancellation, oldest first. */
  List<JournalLine> journal(MerchantId merchant, CancellationId id);

  /** What is open, and what was contradicted, counted without reading what has ended. */
  Stock stock(Instant now);

  /** What this process has written so far. */
  Writes writes();

  /**
   * How this process writes. Many jobs that wait together are one group, and one commit.
   *
   * @param waiting jobs that no group has taken up yet
   */
  record Writes(long groups, long jobs, int waiting) {
    public static final Writes NONE = new Writes(0, 0, 0);

    public Writes and(Writes other) {
      return new Writes(groups + other.groups, jobs + other.jobs, waiting + other.waiting);
    }
  }

  /** The notices that these rows' moves write, each in the transaction of its move. */
  Outbox outbox();

  @Override
  void close();
}
