package dev.estorno.app.demo;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.Web;

/**
 * What a caller was told, in a few words.
 *
 * @param status of HTTP
 * @param id by which the caller may tell one cancellation from another
 */
record Answer(int status, String words, String id) {

  static Answer rest(Web.Told told) {
    if (told.status() / 100 != 2) {
      String type = told.text("type");
      return new Answer(told.status(), type.substring(type.lastIndexOf(':') + 1), "");
    }
    return row(told.status(), RestClient.row(told));
  }

  static Answer row(int status, RestClient.Row row) {
    boolean bare = row.reason().isEmpty() || row.state().equals("manual");
    return new Answer(status, row.state() + (bare ? "" : ", " + row.reason()), row.id());
  }

  static Answer vtex(Web.Told told) {
    String id = told.text("cancellationId");
    String words = id.isEmpty() ? told.text("code") : "cancelled";
    return new Answer(told.status(), words, id);
  }

  String shown() {
    return status + " " + words;
  }
}
