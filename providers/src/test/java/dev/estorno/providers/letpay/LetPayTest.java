package dev.estorno.providers.letpay;

import dev.estorno.providers.FactsPage;
import dev.estorno.providers.RecordedTalk;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Talks written down from LetPay's documents, and what the documentation says of it. */
class LetPayTest {

  @TestFactory
  Stream<DynamicTest> talksFromTheDocuments() {
    return RecordedTalk.in("/letpay/documents.talks").stream()
        .map(it -> DynamicTest.dynamicTest(it.title(), () -> it.check(new LetPay())));
  }

  @Test
  void itsPageTellsItsFacts() throws IOException {
    FactsPage.check(new LetPay());
  }
}
