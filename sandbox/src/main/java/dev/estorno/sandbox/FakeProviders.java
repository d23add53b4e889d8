package dev.estorno.sandbox;

import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.picpay.FakePicPay;
import java.util.List;

/** Every provider the sandbox has. A new one is added at the end, in one line. */
public final class FakeProviders {

  private static final List<FakeProvider.Maker> ALL = List.of(FakePicPay::new);

  private FakeProviders() {}

  public static List<FakeProvider.Maker> all() {
    return ALL;
  }
}
