package dev.estorno.gateway.engine;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Event;
import dev.estorno.core.State;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Conversation;
import dev.estorno.gateway.line.Line;
import dev.estorno.gateway.line.Window;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.providers.Account;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Talk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds talks with providers, each in steps that may run on any thread, and reports the answers.
 */
public final class Talks {
  private static final Logger log = LoggerFactory.getLogger(Talks.class);

  /** An answer that the store cannot take is offered again after this, while the lease lasts. */
  private static final Duration STORE_RETRY = Duration.ofMillis(500);

  private final Accounts accounts;
  private final Line line;
  private final Funnel funnel;
  private final Executor workers;
  private final Later later;
  private final InstantSource clock;
  private final TalkWatcher watcher;

  /** Talks that nobody looks on at. */
  public Talks(
      Accounts accounts,
      Line line,
      Funnel funnel,
      Executor workers,
      Later later,
      InstantSource clock) {
    this(accounts, line, funnel, workers, later, clock, TalkWatcher.NOBODY);
  }

  public Talks(
      Accounts accounts,
      Line line,
      Funnel funnel,
      Executor workers,
      Later later,
      InstantSource clock,
      TalkWatcher watcher) {
    this.accounts = accounts;
    this.line = line;
    this.funnel = funnel;
    this.workers = workers;
    this.later = later;
    this.clock = clock;
    this.watcher = watcher;
  }

  /** Talks with the provider about a claimed cancellation; {@code over} runs once, at the end. */
  void begin(Cancellation claimed, Runnable over) {
    workers.execute(() -> watcher.hold(claimed, over, ended -> new Held(claimed, ended).open()));
  }

  private final class Held {
    private final Cancellation it;
    private final Instant askedAt = clock.instant();
    private final Runnable over;

    Held(Cancellation it, Runnable over) {
      this.it = it;
      this.over = over;
    }

    void open() {
      Optional<Account> account = accounts.find(AccountKey.of(it));
      Optional<Provider> provider = accounts.provider(AccountKey.of(it));
      if (account.isEmpty() || provider.isEmpty()) {
        report(new Answer.NotSent("the settings have no account " + AccountKey.of(it)));
        return;
      }
      go(
          provider.get(),
          account.get(),
          () -> Conversation.begin(talk(provider.get(), account.get())));
    }

    private Talk talk(Provider provider, Account account) {
      return switch (it.state()) {
        case State.Submitting _ -> provider.cancel(it, account);
        case State.InDoubt _, State.Pending _ -> provider.lookUp(it, account);
        case State.Queued _, State.Manual _, State.Cancelled _, State.Refused _ ->
            throw new AssertionError("nobody may be asked: " + it.id());
      };
    }

    /** One step of the talk; a connector that breaks leaves doubt, not a lost row. */
    private void go(Provider provider, Account account, ConversationStep step) {
      Conversation conversation;
      try {
        conversation = step.take();
      } catch (RuntimeException broken) {
        log.error("connector {} broke on {}", provider.name(), it.id(), broken);
        conversation =
            new Conversation.Concluded(
                new Answer.Unknown("the connector broke: " + broken.getClass().getSimpleName()));
      }
      switch (conversation) {
        case Conversation.Concluded(Answer answer) -> report(answer);
        case Conversation.Asking asking -> ask(provider, account, asking);
      }
    }

    private void ask(Provider provider, Account account, Conversation.Asking asking) {
      try {
        line.send(
            provider,
            account,
            asking.request(),
            new Window(until(), it.deadline()),
            exchange -> go(provider, account, () -> asking.heard(exchange)));
      } catch (RuntimeException broken) {
        // Only sealing can break here: the wire tells of its failures, and go never throws.
        log.error("could not seal {} for {}", asking.request(), it.id(), broken);
        report(asking.unsent("could not be sealed: " + broken.getClass().getSimpleName()).answer());
      }
    }

    private void report(Answer answer) {
      try {
        Optional<Cancellation> moved = funnel.record(it, new Event.Answered(answer, askedAt));
        // What was learned before asking is durable now: the same attempt goes on.
        if (answer instanceof Answer.Learned && moved.filter(Talks::isSubmitting).isPresent()) {
          new Held(moved.get(), over).open();
        } else {
          over.run();
        }
      } catch (StoreDown down) {
        again(answer, down);
      } catch (RuntimeException | AssertionError broken) {
        log.error("the answer about {} was not recorded; its lease will end", it.id(), broken);
        over.run();
      }
    }

    /** While the lease lasts the answer is ours to record; after that the sweeper looks up. */
    private void again(Answer answer, StoreDown down) {
      if (clock.instant().isBefore(until().plus(Engine.LEASE_MARGIN))) {
        later.run(STORE_RETRY, () -> report(answer));
      } else {
        log.warn("the answer about {} could not be recorded: {}", it.id(), down.getMessage());
        over.run();
      }
    }

    /** Nothing is sent whose reply could come later than this. */
    private Instant until() {
      return switch (it.state()) {
        case State.Submitting s -> s.leaseUntil().minus(Engine.LEASE_MARGIN);
        case State.InDoubt s -> s.dueAt().minus(Engine.LEASE_MARGIN);
        case State.Pending s -> s.dueAt().minus(Engine.LEASE_MARGIN);
        case State.Queued _, State.Manual _, State.Cancelled _, State.Refused _ ->
            throw new AssertionError("not held: " + it.id());
      };
    }
  }

  private static boolean isSubmitting(Cancellation it) {
    return it.state() instanceof State.Submitting;
  }

  @FunctionalInterface
  private interface ConversationStep {
    Conversation take();
  }
}
