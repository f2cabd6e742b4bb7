package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rapport.bench.net.Connection;
import dev.rapport.bench.net.ConnectionHandler;
import dev.rapport.bench.net.EventLoop;
import dev.rapport.bench.net.HttpMessage;
import dev.rapport.bench.net.Timer;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Delivers updates to the bot's webhook over a few kept connections, and again until each got its
/// 200.
final class Delivery implements ConnectionHandler {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  private final EventLoop loop;
  private final Queue<Parcel> waiting = new ArrayDeque<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 14);
  private Target target = new Target(0, "", 1);
  private int connections;

  /// Where updates go.
  ///
  /// @param connections how many at most
  record Target(int port, String secret, int connections) {}

  Delivery(EventLoop loop) {
    this.loop = loop;
  }

  void target(Target where) {
    target = where;
  }

  void deliver(Parcel parcel) {
    waiting.add(parcel);
    pump();
  }

  private void pump() {
    while (!waiting.isEmpty()) {
      @Nullable Connection connection = idle.poll();
      if (connection == null) {
        if (connections >= target.connections()) return;
        connections++;
        connection = loop.connect(target.port(), this);
      }
      post(connection, waiting.remove());
    }
  }

  private void post(Connection connection, Parcel parcel) {
    String body = parcel.body();
    String head =
        "POST /api/v1/webhook HTTP/1.1\r\nHost: 127.0.0.1:"
            + target.port()
            + "\r\nContent-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: "
            + target.secret()
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    connection.attach(parcel);
    scratch.clear().put(head.getBytes(ISO_8859_1)).put(body.getBytes(ISO_8859_1)).flip();
    connection.send(scratch);
  }

  @Override
  public void received(Connection connection, HttpMessage answer) {
    if (!(connection.attachment() instanceof Parcel parcel)) return;
    connection.attach(null);
    if (answer.status() == 200) {
      parcel.acknowledged(System.nanoTime());
    } else {
      long asked = TimeUnit.SECONDS.toNanos(answer.retryAfter());
      again(parcel, Math.max(PAUSE, asked));
    }
    if (answer.isLast()) {
      connection.close();
    } else {
      idle.push(connection);
      pump();
    }
  }

  @Override
  public void closed(Connection connection) {
    connections--;
    idle.remove(connection);
    if (connection.attachment() instanceof Parcel parcel) {
      again(parcel, PAUSE);
    } else {
      pump();
    }
  }

  private void again(Parcel parcel, long pause) {
    parcel.refused();
    Timer timer =
        new Timer() {
          @Override
          protected void fire(long now) {
            deliver(parcel);
          }
        };
    loop.schedule(timer, System.nanoTime() + pause);
  }
}
