/**
 * What is outside of the gateway: the providers' fakes, the payments, the weather, strangers who
 * cancel elsewhere. Door: {@link dev.estorno.simulator.world.Town}. Knows no gateway.
 */
@NullMarked
package dev.estorno.simulator.world;

import org.jspecify.annotations.NullMarked;
