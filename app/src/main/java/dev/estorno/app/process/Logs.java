package dev.estorno.app.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One log for all libraries: logback, to standard error, so that output stays readable. */
public final class Logs {
  private Logs() {}

  /** Leads the JDK's own logging, which some libraries use, into the same log. */
  public static void set() {
    // Made before the bridge is: what is logged meanwhile would be reported as odd.
    LoggerFactory.getILoggerFactory();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  /** Writes each event as one line of JSON from now on: for machines that read logs. */
  public static void json() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      var encoder = new JsonLines();
      encoder.setContext(context);
      encoder.start();
      for (Logger logger : context.getLoggerList()) {
        logger
            .iteratorForAppenders()
            .forEachRemaining(it -> {
              if (it instanceof OutputStreamAppender<ILoggingEvent> appender) {
                appender.setEncoder(encoder);
              }
            });
      }
    }
  }

  /** Leaves out what goes well: for commands that say themselves how it goes. */
  public static void warningsOnly() {
    ours(Level.WARN);
  }

  /** Leaves out everything, where even what breaks is meant to. */
  public static void silent() {
    ours(Level.OFF);
  }

  private static void ours(Level least) {
    if (LoggerFactory.getLogger("dev.estorno") instanceof Logger ours) {
      ours.setLevel(least);
    }
  }
}
