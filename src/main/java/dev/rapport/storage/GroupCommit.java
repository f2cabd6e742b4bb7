package dev.rapport.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// Commits many callers' items together.
///
/// Callers hand in an item each and wait. While one batch is being committed, the next ones gather,
/// and then share one transaction: under load the batches grow by themselves, and without load
/// nobody waits for company. If a batch fails, its items are tried one by one, so that one bad item
/// fails alone. Thread-safe.
///
/// @param <T> what a caller hands in
/// @param <R> what it gets back
public final class GroupCommit<T, R> implements AutoCloseable {
  private record Entry<T, R>(T item, CompletableFuture<R> result) {}

  private final Function<List<T>, List<R>> commit;
  private final int largest;
  private final BlockingQueue<Entry<T, R>> waiting = new LinkedBlockingQueue<>();
  private final List<Thread> committers = new ArrayList<>();
  private volatile boolean closed;

  /// Starts the committers.
  ///
  /// @param name of the threads
  /// @param committers how many batches may be under way at once; each uses a connection
  /// @param largest the largest batch
  /// @param commit commits a batch and gives each item's result, in order
  public GroupCommit(String name, int committers, int largest, Function<List<T>, List<R>> commit) {
    this.commit = commit;
    this.largest = largest;
    for (int i = 0; i < committers; i++) {
      this.committers.add(Thread.ofPlatform().daemon().name(name + "-" + i).start(this::run));
    }
  }

  /// Hands in an item and waits until it is committed.
  ///
  /// @throws RuntimeException what the commit threw for this item
  public R submit(T item) {
    if (closed) throw new IllegalStateException("closed");
    var entry = new Entry<T, R>(item, new CompletableFuture<>());
    waiting.add(entry);
    if (closed) entry.result.completeExceptionally(new IllegalStateException("closed"));
    try {
      return entry.result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }

  /// How many items wait for the next batch.
  public int waiting() {
    return waiting.size();
  }

  private void run() {
    List<Entry<T, R>> batch = new ArrayList<>();
    while (true) {
      try {
        batch.add(waiting.take());
      } catch (InterruptedException _) {
        return;
      }
      waiting.drainTo(batch, largest - 1);
      process(batch);
      batch.clear();
    }
  }

  private void process(List<Entry<T, R>> batch) {
    try {
      List<R> results = commit.apply(batch.stream().map(Entry::item).toList());
      for (int i = 0; i < batch.size(); i++) batch.get(i).result.complete(results.get(i));
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1) {
        batch.getFirst().result.completeExceptionally(e);
      } else {
        batch.forEach(entry -> process(List.of(entry)));
      }
    }
  }

  /// Stops; what still waits fails.
  @Override
  public void close() {
    closed = true;
    committers.forEach(Thread::interrupt);
    waiting.forEach(
        entry -> entry.result.completeExceptionally(new IllegalStateException("closed")));
  }
}
