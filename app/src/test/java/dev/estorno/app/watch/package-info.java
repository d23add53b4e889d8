/** What operators are handed: the page, the dashboard, the alerts, the logs of a process. */
@NullMarked
package dev.estorno.app.watch;

import org.jspecify.annotations.NullMarked;
