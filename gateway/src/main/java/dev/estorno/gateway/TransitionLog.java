package dev.estorno.gateway;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.store.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per transition. The provider's words stay out of it: they may quote a payer. */
final class TransitionLog implements Watcher {
  private static final Logger log = LoggerFactory.getLogger("dev.estorno.transitions");

  @Override
  public void recorded(Step step) {
    Cancellation before = step.before();
    var from = before.state().kind();
    var to = step.after().state().kind();
    switch (step.decision()) {
      case Decision.Flag _ -> log.warn("{} {} contradicted", before.id(), from.word());
      case Decision.Move _ when from == to -> log.debug("{} {}", before.id(), to.word());
      case Decision.Move _ -> log.info("{} {} -> {}", before.id(), from.word(), to.word());
      case Decision.Stay _ -> log.debug("{} stays {}", before.id(), from.word());
    }
  }
}
