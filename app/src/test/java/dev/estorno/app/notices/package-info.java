/**
 * Notices as a merchant gets them: over HTTP, verified by the public library of Standard Webhooks,
 * compared with rows and effects one by one.
 */
@NullMarked
package dev.estorno.app.notices;

import org.jspecify.annotations.NullMarked;
