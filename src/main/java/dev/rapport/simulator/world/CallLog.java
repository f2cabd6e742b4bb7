package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The record for checkers: every call of a bot and every delivery to it, in order, as lines of
/// JSON; the oldest go when it grows too large. Thread-safe.
public final class CallLog {
  private static final int MOST_ROWS = 200_000;
  private static final long MOST_CHARACTERS = 128L * 1024 * 1024;

  private record Row(long number, String json) {}

  private final InstantSource clock;
  private final Deque<Row> rows = new ArrayDeque<>();
  private long last;
  private long size;

  CallLog(InstantSource clock) {
    this.clock = clock;
  }

  /// Adds a row; `n` and `at` are put in front.
  public synchronized void add(ObjectNode row) {
    ObjectNode whole = Json.object().put("n", ++last).put("at", clock.instant().toString());
    whole.setAll(row);
    String json = Json.text(whole);
    rows.addLast(new Row(last, json));
    size += json.length();
    while (rows.size() > MOST_ROWS || size > MOST_CHARACTERS) {
      size -= rows.removeFirst().json().length();
    }
  }

  /// What came after a row, each as JSON.
  public synchronized List<String> after(long number) {
    return rows.stream().filter(row -> row.number() > number).map(Row::json).toList();
  }

  /// Empties it; the numbers go on.
  public synchronized void clear() {
    rows.clear();
    size = 0;
  }
}
