package dev.estorno.providers.picpay;

import dev.estorno.providers.FactsPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the documentation says of PicPay. */
class PicPayPageTest {

  @Test
  void itsPageTellsItsFacts() throws IOException {
    FactsPage.check(new PicPay());
  }
}
