package dev.estorno.providers.liquido;

import dev.estorno.providers.FactsPage;
import dev.estorno.providers.RecordedTalk;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Talks written down from Liquido's documents, and what the documentation says of it. */
class LiquidoTest {

  @TestFactory
  Stream<DynamicTest> talksFromTheDocuments() {
    return RecordedTalk.in("/liquido/documents.talks").stream()
        .map(it -> DynamicTest.dynamicTest(it.title(), () -> it.check(new Liquido())));
  }

  @Test
  void itsPageTellsItsFacts() throws IOException {
    FactsPage.check(new Liquido());
  }
}
