package dev.estorno.providers.letpay;

import dev.estorno.providers.FactsPage;
import dev.estorno.providers.RecordedTalk;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Talks from LetPay's documents and from the sandbox, and what the documentation says of it. */
class LetPayTest {

  @TestFactory
  Stream<DynamicTest> talksFromTheDocuments() {
    return played("/letpay/documents.talks");
  }

  @TestFactory
  Stream<DynamicTest> talksFromTheSandbox() {
    return played("/letpay/sandbox.talks");
  }

  private static Stream<DynamicTest> played(String resource) {
    return RecordedTalk.in(resource).stream()
        .map(it -> DynamicTest.dynamicTest(it.title(), () -> it.check(new LetPay())));
  }

  @Test
  void itsPageTellsItsFacts() throws IOException {
    FactsPage.check(new LetPay());
  }
}
