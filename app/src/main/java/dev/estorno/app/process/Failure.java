package dev.estorno.app.process;

/**
 * Something that the person at the keyboard can put right, said in one line without a stack trace.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and, where there is one, the remedy. */
  public Failure(String what) {
    super(what, null, false, false);
  }
}
