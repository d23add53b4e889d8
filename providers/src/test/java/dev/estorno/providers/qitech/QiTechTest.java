package dev.estorno.providers.qitech;

import dev.estorno.providers.FactsPage;
import dev.estorno.providers.RecordedTalk;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Talks written down from QI Tech's documents and as the sandbox holds them, and what the
 * documentation says of it.
 */
class QiTechTest {

  @TestFactory
  Stream<DynamicTest> fromTheDocuments() {
    return played("/qitech/documents.talks");
  }

  @TestFactory
  Stream<DynamicTest> fromTheSandbox() {
    return played("/qitech/sandbox.talks");
  }

  private static Stream<DynamicTest> played(String resource) {
    return RecordedTalk.in(resource).stream()
        .map(it -> it.with("CONTROL_KEY", PaymentOrders.CONTROL_KEY))
        .map(it -> DynamicTest.dynamicTest(it.title(), () -> it.check(new QiTech())));
  }

  @Test
  void itsPageTellsItsFacts() throws IOException {
    FactsPage.check(new QiTech());
  }
}
