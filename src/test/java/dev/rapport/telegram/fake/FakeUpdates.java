package dev.rapport.telegram.fake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The updates that wait at the fake server: `getUpdates` with offsets and a short wait.
public final class FakeUpdates {
  private static final long WAIT_MILLIS = 50;
  private static final Pattern OFFSET = Pattern.compile("\"offset\":(-?\\d+)");
  private static final Pattern LIMIT = Pattern.compile("\"limit\":(\\d+)");

  private final ConcurrentSkipListMap<Long, String> waiting = new ConcurrentSkipListMap<>();
  private final Semaphore arrivals = new Semaphore(0);

  /// Adds an update with a text message.
  public void message(long updateId, long chatId, String text) {
    add(
        updateId,
        """
        {"update_id":%d,"message":{"message_id":%d,"date":1700000000,
        "chat":{"id":%d,"type":"private"},"from":{"id":%d,"is_bot":false,"first_name":"Ann"},
        "text":"%s"}}\
        """
            .formatted(updateId, updateId, chatId, chatId, text));
  }

  /// Adds any update.
  public void add(long updateId, String json) {
    waiting.put(updateId, json);
    arrivals.release();
  }

  /// The updates that are not confirmed.
  public List<Long> ids() {
    return List.copyOf(waiting.keySet());
  }

  /// Reacts to `getUpdates`.
  public Reaction get(FakeBotApi.Request request) {
    return connection -> Reaction.ok(batch(request.body())).perform(connection);
  }

  private String batch(String body) throws IOException {
    Matcher offset = OFFSET.matcher(body);
    if (offset.find()) waiting.headMap(Long.parseLong(offset.group(1))).clear();
    arrivals.drainPermits();
    if (waiting.isEmpty()) awaitArrival();
    Matcher limit = LIMIT.matcher(body);
    int most = limit.find() ? Integer.parseInt(limit.group(1)) : 100;
    return "[" + String.join(",", waiting.values().stream().limit(most).toList()) + "]";
  }

  private void awaitArrival() throws IOException {
    try {
      if (arrivals.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException _) {
      throw new InterruptedIOException();
    }
  }
}
