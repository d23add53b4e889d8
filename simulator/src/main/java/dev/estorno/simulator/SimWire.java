package dev.estorno.simulator;

import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Wire;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A process's wire to the providers, in the weather of the day: requests and replies are lost, late
 * or turned to rubbish; a request that nobody waits for any more still arrives.
 */
final class SimWire implements Wire {
  private static final Duration QUICK = Duration.ofMillis(5);
  private static final Duration SLOW = Duration.ofMillis(200);

  /** A request may travel this long at the most: every provider's settle time is at least that. */
  private static final Duration TRAVEL_MAX = Duration.ofSeconds(55);

  private static final Reply RUBBISH = new Reply(200, Map.of(), Body.of("<html>oops</html>"));

  private final Agenda agenda;
  private final Chance chance;
  private final Town town;
  private final Life life;
  private final Supplier<Weather> weather;
  private final Runnable delivered;

  SimWire(
      Agenda agenda,
      Chance chance,
      Town town,
      Life life,
      Supplier<Weather> weather,
      Runnable delivered) {
    this.agenda = agenda;
    this.chance = chance;
    this.town = town;
    this.life = life;
    this.weather = weather;
    this.delivered = delivered;
  }

  @Override
  public void send(Account account, Request sealed, Duration timeout, Consumer<Exchange> heard) {
    Weather today = weather.get();
    Consumer<Exchange> once = once(heard);
    if (chance.percent(today.requestNeverLeaves())) {
      agenda.after(QUICK, () -> once.accept(new Exchange.Silence(false, "connection refused")));
      return;
    }
    agenda.after(timeout, () -> once.accept(new Exchange.Silence(true, "time-out")));
    if (chance.percent(today.requestLost())) {
      return;
    }
    boolean late = chance.percent(today.requestLate());
    Duration travel = chance.between(QUICK, late ? TRAVEL_MAX : SLOW);
    agenda.after(travel, () -> arrive(account, sealed, today, once));
  }

  private void arrive(Account account, Request sealed, Weather today, Consumer<Exchange> heard) {
    Reply reply;
    if (chance.percent(today.statusBefore())) {
      reply = town.fail(account, sealed, chance.pick(List.of(429, 500, 503)));
    } else {
      reply = town.ask(account, sealed);
      if (chance.percent(today.statusAfter())) {
        reply = town.fail(account, sealed, 500);
      } else if (chance.percent(today.garbage())) {
        reply = RUBBISH;
      }
    }
    delivered.run();
    if (chance.percent(today.replyLost())) {
      return;
    }
    boolean late = chance.percent(today.replyLate());
    Exchange replied = new Exchange.Replied(reply);
    agenda.after(chance.between(QUICK, late ? TRAVEL_MAX : SLOW), () -> heard.accept(replied));
  }

  /** The first to come counts, as on a socket; and only in a process that lives. */
  private Consumer<Exchange> once(Consumer<Exchange> heard) {
    boolean[] told = {false};
    return exchange ->
        life.does(
                () -> {
                  if (!told[0]) {
                    told[0] = true;
                    heard.accept(exchange);
                  }
                })
            .run();
  }
}
