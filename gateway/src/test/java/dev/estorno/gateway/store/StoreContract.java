package dev.estorno.gateway.store;

import dev.estorno.gateway.store.notices.DeliveryContract;
import dev.estorno.gateway.store.notices.NoticeContract;
import org.junit.jupiter.api.Nested;

/** What every store must do. A store passes when a class that opens it extends this one. */
public abstract class StoreContract {
  /** Opens an empty store; the suite closes it. */
  protected abstract Store open();

  @Nested
  class Admitting extends AdmitContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Joining extends JoinContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class TakingTurns extends TurnContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Claiming extends ClaimContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Retiring extends RetireContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Saving extends SaveContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Listing extends ListContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Counting extends StockContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class ManyAtOnce extends ConcurrencyContract {
    @Override
    Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class WritingNotices extends NoticeContract {
    @Override
    protected Store open() {
      return StoreContract.this.open();
    }
  }

  @Nested
  class Delivering extends DeliveryContract {
    @Override
    protected Store open() {
      return StoreContract.this.open();
    }
  }
}
