package dev.estorno.simulator.world;

import dev.estorno.core.ProviderName;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.letpay.FakeLetPay;
import dev.estorno.sandbox.liquido.FakeLiquido;
import dev.estorno.sandbox.picpay.FakePicPay;
import dev.estorno.sandbox.qitech.FakeQiTech;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The outside world: every provider's fake, asked directly, and the truth about effects. */
public final class Town {
  private static final List<FakeProvider.Maker> FAKES =
      List.of(
          FakePicPay::new,
          FakeLetPay::new,
          (chance, effects) -> new FakeQiTech(chance, effects, QuickKeys.ofTheFake()),
          FakeLiquido::new);

  private final Map<String, FakeProvider> fakes = new LinkedHashMap<>();
  private final EffectLog effects = new EffectLog();
  private final Agenda agenda;

  public Town(Agenda agenda, Chance chance) {
    this.agenda = agenda;
    for (FakeProvider.Maker maker : FAKES) {
      FakeProvider fake = maker.make(chance.dice(), effects);
      fakes.put(fake.profile().name(), fake);
    }
  }

  public EffectLog effects() {
    return effects;
  }

  public FakeProvider fake(ProviderName provider) {
    FakeProvider fake = fakes.get(provider.text());
    if (fake == null) {
      throw new IllegalArgumentException("no fake of " + provider);
    }
    fake.advance(agenda.instant());
    return fake;
  }

  /** What was under way everywhere has come as far as it can by now. */
  public void advance() {
    fakes.values().forEach(it -> it.advance(agenda.instant()));
  }

  /** A request arrives: done and answered at this instant. */
  public Reply ask(Account account, Request sealed) {
    return reply(fake(account.provider()).handle(exchange(account, sealed), agenda.instant()));
  }

  /** The provider's own way to say that status; nothing is done. */
  public Reply fail(Account account, Request sealed, int status) {
    return reply(
        fake(account.provider()).failure(status, exchange(account, sealed), agenda.instant()));
  }

  public PaymentView create(ProviderName provider, ObjectNode spec) {
    FakeProvider fake = fake(provider);
    return fake.create(PaymentSpec.read(spec, fake.profile()), agenda.instant());
  }

  /** The provider's word for where a payment stands, in lower case. */
  public String state(Scene.Payment payment) {
    return fake(payment.ref().provider())
        .view(payment.ref().reference())
        .map(it -> it.state().toLowerCase(Locale.ROOT))
        .orElse("gone");
  }

  /** The callbacks that the providers owe by now. */
  public List<Map.Entry<ProviderName, Callback>> callbacks() {
    var owed = new ArrayList<Map.Entry<ProviderName, Callback>>();
    fakes.forEach((name, fake) -> {
      fake.advance(agenda.instant());
      fake.takeCallbacks().forEach(it -> owed.add(Map.entry(new ProviderName(name), it)));
    });
    return owed;
  }

  /** Made or lost money, summed over all books: zero, always. */
  public long strayMoney() {
    return fakes.values().stream().mapToLong(it -> Math.abs(it.ledger().total())).sum();
  }

  private static Exchange exchange(Account account, Request sealed) {
    Map<String, List<String>> headers = new TreeMap<>();
    sealed.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new Exchange(
        sealed.method(),
        account.base().getRawPath() + sealed.path(),
        headers,
        dev.estorno.sandbox.fake.Body.of(sealed.body().bytes()));
  }

  private static Reply reply(Response response) {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return new Reply(response.status(), headers, Body.of(response.body().bytes()));
  }
}
