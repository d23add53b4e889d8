/**
 * Where providers' signals come in: {@code /signals/PROVIDER/ACCOUNT}, or with the merchant before
 * the account where two merchants call theirs the same. Door: {@link SignalsDoor}. A signal makes a
 * look-up due; it is never believed.
 */
@NullMarked
package dev.estorno.gateway.doors.signals;

import org.jspecify.annotations.NullMarked;
