package dev.estorno.gateway.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.gateway.store.StoreDown;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One suite for both ways to make transactions of jobs. */
@Timeout(60)
abstract class GroupCommitTest {
  private static final Sql.Work<Integer> MISTAKE =
      sql -> {
        sql.update("insert into number values (99)");
        throw new IllegalStateException("a mistake");
      };

  @TempDir private Path folder;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicBoolean unreachable = new AtomicBoolean();
  private GroupCommit writes = new GroupCommit("test-writer", transactions(this::connection));

  abstract Transactions transactions(Sql.Source source);

  @BeforeEach
  void start() {
    writes = writes.start();
    writes.run("making a table", sql -> sql.update("create table number (n integer primary key)"));
    writes.run(
        "making a table whose references are checked at commit only: the way to make one fail",
        sql ->
            sql.update(
                """
                create table child
                  (n integer references number deferrable initially deferred)\
                """));
    commits.set(0);
  }

  @AfterEach
  void stop() {
    writes.close();
  }

  /** A connection that counts its commits. */
  private Connection connection() throws SQLException {
    if (unreachable.get()) {
      throw new SQLException("unreachable");
    }
    Connection real =
        DriverManager.getConnection(
            "jdbc:sqlite:" + folder.resolve("test.db") + "?foreign_keys=on");
    real.setAutoCommit(false);
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("commit")) {
                commits.incrementAndGet();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Sql.Work<Integer> insert(int n) {
    return sql -> sql.update("insert into number values (?)", (long) n);
  }

  private List<Long> numbers() {
    return writes.run(
        "reading", sql -> sql.rows("select n from number order by n", row -> row.getLong(1)));
  }

  /** Keeps the writer busy until all the jobs wait, so that they are one batch. */
  private List<Future<Integer>> together(List<Sql.Work<Integer>> jobs) throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var futures = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> writes.run("holding", _ -> held(begun, goOn)));
      begun.await();
      for (Sql.Work<Integer> it : jobs) {
        futures.add(threads.submit(() -> writes.run("a job of many", it)));
      }
      while (writes.waiting() < jobs.size()) {
        Thread.onSpinWait();
      }
      goOn.countDown();
    }
    return futures;
  }

  private static int held(CountDownLatch begun, CountDownLatch goOn) {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 0;
  }

  @Test
  void jobsThatWaitShareOneCommit() throws Exception {
    var jobs = new ArrayList<Sql.Work<Integer>>();
    for (int i = 0; i < 50; i++) {
      jobs.add(insert(i));
    }

    List<Future<Integer>> done = together(jobs);

    assertThat(done).allMatch(it -> it.resultNow() == 1);
    assertThat(commits).as("the one that held the writer, and one for all others").hasValue(2);
    assertThat(numbers()).hasSize(50);
  }

  @Test
  void aJobThatFailsTakesNothingOfTheOthersWithIt() throws Exception {
    List<Future<Integer>> done = together(List.of(insert(1), MISTAKE, insert(1), insert(2)));

    assertThat(done.get(0).resultNow()).isEqualTo(1);
    assertThat(done.get(1).exceptionNow()).isInstanceOf(IllegalStateException.class);
    assertThat(done.get(2).exceptionNow())
        .isInstanceOf(StoreDown.class)
        .hasMessage("a job of many");
    assertThat(done.get(3).resultNow()).isEqualTo(1);
    assertThat(numbers()).containsExactly(1L, 2L);
  }

  @Test
  void anErrorGoesToItsCallerAndTheWriterGoesOn() {
    Sql.Work<Integer> broken =
        _ -> {
          throw new AssertionError("we broke");
        };

    assertThatThrownBy(() -> writes.run("one", broken))
        .isInstanceOf(AssertionError.class)
        .hasMessage("we broke");

    assertThat(writes.run("two", insert(1))).isEqualTo(1);
  }

  @Test
  void whenTheCommitFailsAllFailAndTheWriterGoesOn() throws Exception {
    Sql.Work<Integer> orphan = sql -> sql.update("insert into child values (7)");

    List<Future<Integer>> done = together(List.of(insert(1), orphan, insert(2)));

    assertThat(done).allMatch(it -> it.exceptionNow() instanceof StoreDown);
    assertThat(numbers()).isEmpty();
    assertThat(writes.run("again", insert(3))).isEqualTo(1);
    assertThat(numbers()).containsExactly(3L);
  }

  @Test
  void aDatabaseThatCannotBeReachedIsTriedAgainWithTheNextJob() {
    unreachable.set(true);
    // The connection that is open is given up only once something fails on it.
    Sql.Work<Integer> orphan = sql -> sql.update("insert into child values (7)");
    assertThatThrownBy(() -> writes.run("one", orphan)).isInstanceOf(StoreDown.class);

    assertThatThrownBy(() -> writes.run("two", insert(1)))
        .isInstanceOf(StoreDown.class)
        .hasMessage("two")
        .hasRootCauseMessage("unreachable");

    unreachable.set(false);
    assertThat(writes.run("three", insert(1))).isEqualTo(1);
  }

  @Test
  void whoIsInterruptedWhileWaitingTakesTheWorkBack() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var failure = new AtomicReference<Throwable>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> writes.run("holding", _ -> held(begun, goOn)));
      begun.await();
      Thread waiting =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  writes.run("waiting", insert(1));
                } catch (StoreDown e) {
                  failure.set(Thread.currentThread().isInterrupted() ? e : null);
                }
              });
      while (writes.waiting() == 0) {
        Thread.onSpinWait();
      }
      waiting.interrupt();
      waiting.join();
      goOn.countDown();
    }

    assertThat(failure.get()).isInstanceOf(StoreDown.class).hasMessage("waiting: interrupted");
    assertThat(numbers()).isEmpty();
  }

  @Test
  void whoIsInterruptedDuringTheWorkLearnsTheResultAndStaysInterrupted() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var interrupted = new AtomicBoolean();
    Thread working =
        Thread.ofVirtual()
            .start(() -> {
              writes.run("holding", _ -> held(begun, goOn));
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    begun.await();
    working.interrupt();
    goOn.countDown();
    working.join();

    assertThat(interrupted).isTrue();
  }

  @Test
  void closingFinishesWhatWaitsAndRefusesWhatComesLater() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> writes.run("holding", _ -> held(begun, goOn)));
      begun.await();
      Future<Integer> waiting = threads.submit(() -> writes.run("waiting", insert(1)));
      while (writes.waiting() == 0) {
        Thread.onSpinWait();
      }
      Future<?> closing = threads.submit(writes::close);
      goOn.countDown();
      closing.get();
      assertThat(waiting.get()).isEqualTo(1);
    }

    assertThatThrownBy(() -> writes.run("too late", insert(2)))
        .isInstanceOf(StoreDown.class)
        .hasMessage("too late")
        .hasRootCauseMessage("the store is closed");
  }
}
