/**
 * Reads the settings file: every key once, every mistake told with its line and its remedy. Door:
 * {@link Yaml}. Knows no setting by name.
 */
@NullMarked
package dev.estorno.gateway.settings.yaml;

import org.jspecify.annotations.NullMarked;
