package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.qitech.gate.QiError;

/** The errors that the documents give word for word (docs.qitech.com.br, read 2026-11). */
final class Errors {

  private Errors() {}

  /** Payment orders: a body that is not what it should be. */
  static QiError orderSchema() {
    return new QiError(
        400,
        "QIT000002",
        "Bad Request",
        "Invalid request schema.",
        "Erro no esquema da requisição.");
  }

  /** Recurrences and reversals say the same thing otherwise. */
  static QiError schema() {
    return new QiError(400, "QIT000001", "Bad Request", "Schema Error", "Erro de Schema");
  }

  /** The Portuguese text speaks of a batch: QI Tech's own slip, kept. */
  static QiError orderNotFound(String key) {
    return new QiError(
        404,
        "APX000404",
        "Payment Order Not Found",
        "Payment Order " + key + " not found.",
        "Lote de conciliação " + key + " não encontrado.");
  }

  static QiError transferNotFound() {
    return new QiError(
        404,
        "PXT000084",
        "Original Pix Transfer Was Not Found",
        "Original Pix Transfer Was Not Found.",
        "A transação PIX original não foi encontrada.");
  }

  static Response other(int status, String title, String portuguese) {
    return new QiError(status, "QIT000" + status, title, title + ".", portuguese + ".").response();
  }
}
