/**
 * What every connector must do, over real HTTP against its fake in the sandbox, through the whole
 * gateway. Door: {@link ProviderContract}, one subclass per provider.
 */
@NullMarked
package dev.estorno.gateway.providers;

import org.jspecify.annotations.NullMarked;
