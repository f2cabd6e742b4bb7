package dev.rapport.llm.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// One request at the server, and what is answered to it.
public final class Exchange {
  private final Socket socket;
  private final Dialect dialect;
  private final Received request;
  private final OutputStream out;

  Exchange(Socket socket, Dialect dialect, Received request) throws IOException {
    this.socket = socket;
    this.dialect = dialect;
    this.request = request;
    out = socket.getOutputStream();
  }

  public Received request() {
    return request;
  }

  /// A whole response that is not a stream.
  public void respond(int status, String type, Map<String, String> headers, String body)
      throws IOException {
    var head = new StringBuilder("HTTP/1.1 " + status + " Some Reason\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n\r\n");
    out.write((head + body).getBytes(UTF_8));
    out.flush();
  }

  /// An error in the provider's form.
  public void refuse(int status, String code, Map<String, String> headers) throws IOException {
    String message = "You sent sk-secret and a private text";
    respond(
        status,
        "application/json",
        headers,
        "{\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
  }

  /// The head of a stream.
  public void head() throws IOException {
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
            .getBytes(UTF_8));
    out.flush();
  }

  /// The head of a stream and its first events, without text.
  public void start() throws IOException {
    head();
    raw(dialect.opening());
  }

  public void text(String... pieces) throws IOException {
    for (String piece : pieces) raw(dialect.text(piece));
  }

  /// The end of a complete answer.
  public void finish() throws IOException {
    finish(false, true);
  }

  public void finish(boolean atLimit, boolean withUsage) throws IOException {
    raw(dialect.end(atLimit) + (withUsage ? dialect.usage(30, 7) : "") + dialect.done());
    lastChunk();
  }

  /// Something of one's own, as one chunk.
  public void raw(String text) throws IOException {
    bytes(text.getBytes(UTF_8));
  }

  public void bytes(byte[] chunk) throws IOException {
    out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(UTF_8));
    out.write(chunk);
    out.write("\r\n".getBytes(UTF_8));
    out.flush();
  }

  public void lastChunk() throws IOException {
    out.write("0\r\n\r\n".getBytes(UTF_8));
    out.flush();
  }

  /// Does nothing more until the client closes the connection.
  public void hang() throws IOException {
    while (socket.getInputStream().read() >= 0) Thread.onSpinWait();
    throw new IOException("the client hung up");
  }

  public void pause(Duration pause) {
    LockSupport.parkNanos(pause.toNanos());
  }

  /// Breaks the connection.
  public void cut() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
    throw new IOException("cut");
  }

  byte[] textEvent(String text) {
    return dialect.text(text).getBytes(UTF_8);
  }

  /// Writes one piece of text as single bytes, each in a chunk of its own.
  public void drip(String text) throws IOException {
    for (byte one : textEvent(text)) bytes(new byte[] {one});
  }
}
