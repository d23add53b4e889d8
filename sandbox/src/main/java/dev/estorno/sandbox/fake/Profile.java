package dev.estorno.sandbox.fake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be said of a fake provider without asking it.
 *
 * @param name the word for it in the control API
 * @param paths the beginnings of the paths it owns, without slashes around: {@code
 *     "ecommerce/public"}; the longest beginning wins among all providers
 * @param operations the names that faults may name, besides {@code pay} and {@code time}, which
 *     cause callbacks only
 * @param states the states a payment can be created in
 * @param fields what a payment may be created with besides its provider, reference, state and
 *     amount
 * @param credentials the public, fixed credentials of the sandbox
 */
public record Profile(
    String name,
    List<String> paths,
    List<String> operations,
    List<String> states,
    List<String> fields,
    CallbackRule callbacks,
    Map<String, String> credentials) {

  /** The operation of a request that is none of the provider's. */
  public static final String UNKNOWN = "unknown";

  public Profile {
    paths = List.copyOf(paths);
    operations = List.copyOf(operations);
    states = List.copyOf(states);
    fields = List.copyOf(fields);
    credentials = new TreeMap<>(credentials); // in one order, in every process
  }
}
