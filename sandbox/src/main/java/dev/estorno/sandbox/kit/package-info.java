/**
 * What every fake is made of: a ledger, an agenda, ids from given chance, exact reais, QR pictures,
 * JSON. Door: the classes themselves. Knows no provider, no socket, no clock and no thread.
 */
@NullMarked
package dev.estorno.sandbox.kit;

import org.jspecify.annotations.NullMarked;
