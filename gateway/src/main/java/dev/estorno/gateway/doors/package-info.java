/**
 * The doors behind one port. Door: {@link DoorsServer}. One file here, and no other, knows the HTTP
 * library; each dialect has a package of its own, and they share {@code kit}.
 */
@NullMarked
package dev.estorno.gateway.doors;

import org.jspecify.annotations.NullMarked;
