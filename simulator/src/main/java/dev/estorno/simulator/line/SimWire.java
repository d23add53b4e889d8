package dev.estorno.simulator.line;

import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Wire;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.Life;
import dev.estorno.simulator.world.Town;
import dev.estorno.simulator.world.Weather;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A process's wire to the providers, in the weather of the day: requests and replies are lost, late
 * or turned to rubbish; a request that nobody waits for any more still arrives.
 */
public final class SimWire implements Wire {
  private static final Duration QUICK = Duration.ofMillis(5);
  private static final Duration SLOW = Duration.ofMillis(200);

  private static final Reply RUBBISH = new Reply(200, Map.of(), Body.of("<html>oops</html>"));

  /** Who arrives: with whose request the fakes are asked. */
  public interface Arrivals {
    void arrives(Letter letter, Runnable asking);
  }

  private final Agenda agenda;
  private final Chance chance;
  private final Town town;
  private final Life life;
  private final Supplier<Weather> weather;
  private final Function<Account, Facts> facts;
  private final Ears ears;
  private final Arrivals arrivals;

  public SimWire(
      Agenda agenda,
      Chance chance,
      Town town,
      Life life,
      Supplier<Weather> weather,
      Function<Account, Facts> facts,
      Ears ears,
      Arrivals arrivals) {
    this.agenda = agenda;
    this.chance = chance;
    this.town = town;
    this.life = life;
    this.weather = weather;
    this.facts = facts;
    this.ears = ears;
    this.arrivals = arrivals;
  }

  @Override
  public void send(Account account, Request sealed, Duration timeout, Consumer<Exchange> heard) {
    Weather today = weather.get();
    Facts its = facts.apply(account);
    Letter letter = ears.sends(life.number(), account, its, sealed, timeout);
    Consumer<Exchange> once = once(letter, heard);
    var outage = today.outage(account.provider(), agenda.instant());
    if (outage.filter(Weather.Trouble.REFUSES::equals).isPresent()
        || chance.percent(today.requestNeverLeaves())) {
      letter.neverLeaves();
      agenda.after(QUICK, () -> once.accept(new Exchange.Silence(false, "connection refused")));
      return;
    }
    agenda.after(timeout, () -> once.accept(new Exchange.Silence(true, "time-out")));
    if (chance.percent(today.requestLost())) {
      letter.lost();
      return;
    }
    boolean late = chance.percent(today.requestLate());
    // What travels longer than the provider's settle time is not among the promises.
    Duration travel = chance.between(QUICK, late ? its.settle() : SLOW);
    agenda.after(travel, () -> arrive(letter, account, sealed, today, once));
  }

  private void arrive(
      Letter letter, Account account, Request sealed, Weather today, Consumer<Exchange> heard) {
    var outage = today.outage(account.provider(), agenda.instant());
    boolean hangs = outage.filter(Weather.Trouble.HANGS::equals).isPresent();
    letter.lands();
    Reply[] reply = {RUBBISH};
    arrivals.arrives(letter, () -> reply[0] = reply(letter, account, sealed, today));
    if (hangs || chance.percent(today.replyLost())) {
      return;
    }
    boolean late = chance.percent(today.replyLate());
    Exchange replied = new Exchange.Replied(reply[0]);
    agenda.after(
        chance.between(QUICK, late ? Duration.ofSeconds(55) : SLOW), () -> heard.accept(replied));
  }

  private Reply reply(Letter letter, Account account, Request sealed, Weather today) {
    var outage = today.outage(account.provider(), agenda.instant());
    if (outage.filter(Weather.Trouble.THROTTLES::equals).isPresent()) {
      return throttled(account, sealed);
    }
    if (outage.filter(Weather.Trouble.ERRS::equals).isPresent()) {
      return town.fail(account, sealed, 503);
    }
    // Tokens are handed out, and none is taken.
    if (outage.filter(Weather.Trouble.REJECTS::equals).isPresent() && letter.talk().isPresent()) {
      return town.fail(account, sealed, 401);
    }
    if (chance.percent(today.statusBefore())) {
      int status = chance.pick(List.of(429, 500, 503, 401));
      return status == 429 ? throttled(account, sealed) : town.fail(account, sealed, status);
    }
    Reply reply = town.ask(account, sealed);
    if (chance.percent(today.statusAfter())) {
      return town.fail(account, sealed, 500);
    }
    return chance.percent(today.garbage()) ? RUBBISH : reply;
  }

  private Reply throttled(Account account, Request sealed) {
    Reply reply = town.fail(account, sealed, 429);
    var headers = new TreeMap<>(reply.headers());
    headers.put("retry-after", List.of(chance.pick(List.of("0", "1", "7", "60", "400"))));
    return new Reply(reply.status(), headers, reply.body());
  }

  /** The first to come counts, as on a socket; and only in a process that lives. */
  private Consumer<Exchange> once(Letter letter, Consumer<Exchange> heard) {
    return exchange ->
        life.does(
                () -> {
                  if (!letter.isTold()) {
                    letter.told();
                    ears.told(letter, exchange);
                    heard.accept(exchange);
                  }
                })
            .run();
  }
}
