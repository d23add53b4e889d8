package dev.estorno.app.demo;

/**
 * One line of the demo's table: what was asked, what came of it, and what should have.
 *
 * @param before the payment's state at its provider when it was asked
 * @param effect of the cancellation; empty when there is none
 * @param after the payment's state at its provider, read back from the sandbox
 * @param wanted what should stand in answer, effect and after
 */
record Shot(
    String caller,
    String provider,
    String what,
    String before,
    Answer answer,
    String effect,
    String after,
    long millis,
    Wanted wanted) {

  /** What a line should say. */
  record Wanted(String answer, String effect, String after) {}

  boolean right() {
    return wanted.answer().equals(answer.shown())
        && wanted.effect().equals(effect)
        && wanted.after().equals(after);
  }
}
