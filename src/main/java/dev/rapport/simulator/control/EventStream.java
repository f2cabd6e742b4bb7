package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.EventLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sends the events to browsers as they happen.
final class EventStream {
  private static final long HEARTBEAT_MILLIS = 10_000;

  private final EventLog events;

  EventStream(EventLog events) {
    this.events = events;
  }

  /// Begins after the event that the reader saw last; without one, with what happens from now on.
  Reply answer(Visit visit) {
    String seen = visit.call().header("Last-Event-ID").orElse("");
    long after =
        seen.matches("\\d{1,18}")
            ? Long.parseLong(seen)
            : visit.queryNumber("after", events.last());
    return new Reply.Stream("text/event-stream; charset=utf-8", out -> write(out, after));
  }

  private void write(OutputStream out, long after) throws IOException {
    send(out, ": welcome\n\n");
    long last = after;
    while (!Thread.currentThread().isInterrupted()) {
      List<EventLog.Event> found;
      try {
        found = events.after(last, HEARTBEAT_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      var text = new StringBuilder();
      for (EventLog.Event event : found) {
        text.append("id: ").append(event.number()).append('\n');
        text.append("event: ").append(event.kind()).append('\n');
        text.append("data: ").append(event.data()).append("\n\n");
        last = event.number();
      }
      send(out, found.isEmpty() ? ": still here\n\n" : text.toString());
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
