package dev.estorno.providers.picpay;

import dev.estorno.providers.RecordedTalk;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Talks written down from PicPay's documents, and as the sandbox holds them. */
class RecordedTalksTest {

  @TestFactory
  Stream<DynamicTest> fromTheDocuments() {
    return played("/picpay/documents.talks");
  }

  @TestFactory
  Stream<DynamicTest> fromTheSandbox() {
    return played("/picpay/sandbox.talks");
  }

  private static Stream<DynamicTest> played(String resource) {
    return RecordedTalk.in(resource).stream()
        .map(it -> DynamicTest.dynamicTest(it.title(), () -> it.check(new PicPay())));
  }
}
