package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.bench.net.Bytes;
import dev.rapport.bench.net.Connection;
import dev.rapport.bench.net.ConnectionHandler;
import dev.rapport.bench.net.EventLoop;
import dev.rapport.bench.net.HttpMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A bot that does nothing but pass messages on, as cheaply as can be: with it one sees how many
/// turns the instrument itself can take. Start it as a process, with the instrument's port; it says
/// its own.
public final class LeanBot {
  private static final ByteBuffer FINE = Bytes.direct(Bytes.response("200 OK", ""));

  private final EventLoop loop = new EventLoop();
  private final int instrument;
  private final Pool models = new Pool(this::said);
  private final Pool telegram = new Pool((_, _) -> {});

  private LeanBot(int instrument) {
    this.instrument = instrument;
  }

  static void main(String[] arguments) throws IOException {
    LeanBot bot = new LeanBot(Integer.parseInt(arguments[0]));
    System.out.println("port=" + bot.loop.listen(new Webhook(bot)));
    bot.loop.run();
  }

  /// What to do with an answer.
  private interface Answered {
    void accept(Object question, HttpMessage answer);
  }

  private record Webhook(LeanBot bot) implements ConnectionHandler {
    @Override
    public void received(Connection connection, HttpMessage message) {
      connection.send(FINE.rewind());
      String update = new String(message.bytes(), message.bodyStart(), length(message), UTF_8);
      bot.models.post("/v1/chat/completions", update, chatId(update));
    }

    private static String chatId(String update) {
      int from = update.indexOf("\"chat\":{\"id\":") + 13;
      return update.substring(from, update.indexOf(',', from));
    }

    @Override
    public void closed(Connection connection) {
      bot.loop.stop();
    }
  }

  private static int length(HttpMessage message) {
    return message.bodyEnd() - message.bodyStart();
  }

  private void said(Object chatId, HttpMessage answer) {
    long[] marks = Marks.answered(answer.bytes(), answer.bodyStart(), answer.bodyEnd());
    String text = Marks.answering(marks) + Marks.end();
    telegram.post(
        "/bot42:x/sendMessage", "{\"chat_id\":%s,\"text\":\"%s\"}".formatted(chatId, text), chatId);
  }

  private final class Pool implements ConnectionHandler {
    private final Queue<Connection> idle = new ArrayDeque<>();
    private final Answered then;

    Pool(Answered then) {
      this.then = then;
    }

    void post(String path, String body, Object question) {
      @Nullable Connection connection = idle.poll();
      if (connection == null) connection = loop.connect(instrument, this);
      connection.attach(question);
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
              .formatted(path, body.length());
      connection.send(ByteBuffer.wrap((head + body).getBytes(UTF_8)));
    }

    @Override
    public void received(Connection connection, HttpMessage answer) {
      Object question = connection.attachment();
      idle.add(connection);
      if (question != null) then.accept(question, answer);
    }

    @Override
    public void closed(Connection connection) {
      idle.remove(connection);
    }
  }
}
