package dev.estorno.sandbox;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import io.helidon.webserver.CloseConnectionException;

/** One request that waits for its answer, however it is carried. */
interface Call {

  /** All but the body, which stays unread. */
  Exchange head();

  /** The same with the body, whatever the method. */
  Exchange whole();

  void answer(Response response);

  /** Thrown instead of answering: the connection dies. */
  static CloseConnectionException dies() {
    return new CloseConnectionException("this connection is to be closed");
  }
}
