/** Tries the demo's judgement: a comparison that cannot complain proves nothing. */
@NullMarked
package dev.estorno.app.demo;

import org.jspecify.annotations.NullMarked;
