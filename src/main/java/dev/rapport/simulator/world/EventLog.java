package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/// What people can see happening: a ring of the last events. Thread-safe.
public final class EventLog {
  private static final int KEPT = 10_000;

  /// One event, numbered from 1.
  public record Event(long number, String kind, String data) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Deque<Event> ring = new ArrayDeque<>();
  private long last;

  void add(String kind, JsonNode data) {
    String text = Json.text(data);
    lock.lock();
    try {
      ring.addLast(new Event(++last, kind, text));
      if (ring.size() > KEPT) ring.removeFirst();
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The number of the newest event, 0 before the first.
  public long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /// What came after an event; waits for it, and gives nothing when the time is over.
  public List<Event> after(long number, long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (last <= number && left > 0) left = added.awaitNanos(left);
      List<Event> found = new ArrayList<>();
      var newest = ring.descendingIterator();
      while (newest.hasNext()) {
        Event event = newest.next();
        if (event.number() <= number) break;
        found.add(event);
      }
      return found.reversed();
    } finally {
      lock.unlock();
    }
  }
}
