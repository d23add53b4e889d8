package dev.estorno.sandbox;

import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.letpay.FakeLetPay;
import dev.estorno.sandbox.liquido.FakeLiquido;
import dev.estorno.sandbox.picpay.FakePicPay;
import dev.estorno.sandbox.qitech.FakeQiTech;
import dev.estorno.sandbox.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every provider the sandbox has. A new one is added at the end, in one line. */
public final class FakeProviders {

  private static final List<FakeProvider.Maker> ALL =
      List.of(FakePicPay::new, FakeLetPay::new, FakeQiTech::new, FakeLiquido::new);

  private FakeProviders() {}

  public static List<FakeProvider.Maker> all() {
    return ALL;
  }

  /** The public, fixed credentials of each provider, by its name: header or field, and value. */
  public static Map<String, Map<String, String>> credentials() {
    Map<String, Map<String, String>> credentials = new LinkedHashMap<>();
    for (Profile profile : World.profiles(ALL)) {
      credentials.put(profile.name(), profile.credentials());
    }
    return credentials;
  }
}
