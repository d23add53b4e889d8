package dev.estorno.providers;

import dev.estorno.providers.letpay.LetPay;
import dev.estorno.providers.liquido.Liquido;
import dev.estorno.providers.picpay.PicPay;
import dev.estorno.providers.qitech.QiTech;
import java.util.List;

/** Every connector there is. A new one is added at the end, in one line. */
public final class Connectors {
  private Connectors() {}

  public static List<Provider> all() {
    return List.of(new PicPay(), new QiTech(), new LetPay(), new Liquido());
  }
}
