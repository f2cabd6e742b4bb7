package dev.rapport.bench.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// One connection of the loop, to or from the bot. Belongs to the loop's thread.
public final class Connection implements Channel {
  private static final ByteBuffer CONTINUE =
      Bytes.direct(
          "HTTP/1.1 100 Continue\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));

  private final EventLoop loop;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final ConnectionHandler handler;
  private final HttpMessage message = new HttpMessage();
  private final Queue<ByteBuffer> unsent = new ArrayDeque<>(2);
  private boolean open = true;
  private boolean connecting;
  private @Nullable Object attachment;

  Connection(EventLoop loop, SocketChannel channel, SelectionKey key, ConnectionHandler handler) {
    this.loop = loop;
    this.channel = channel;
    this.key = key;
    this.handler = handler;
  }

  public boolean isOpen() {
    return open;
  }

  /// What the handler keeps with this connection.
  public @Nullable Object attachment() {
    return attachment;
  }

  public void attach(@Nullable Object object) {
    attachment = object;
  }

  void connect(SocketAddress address) {
    connecting = true;
    key.interestOps(SelectionKey.OP_CONNECT);
    try {
      if (channel.connect(address)) connected();
    } catch (IOException _) {
      loop.execute(this::close); // later, so that the caller has the connection before it hears
    }
  }

  private void connected() throws IOException {
    connecting = false;
    key.interestOps(SelectionKey.OP_READ);
    flush();
  }

  /// Sends all of `bytes` now or as soon as the other side takes them. The buffer may be used again
  /// at once.
  public void send(ByteBuffer bytes) {
    if (!open) return;
    try {
      if (!connecting && unsent.isEmpty()) channel.write(bytes);
      if (bytes.hasRemaining()) keep(bytes);
    } catch (IOException _) {
      close(); // the other side is gone; the handler learns it by closed()
    }
  }

  private void keep(ByteBuffer bytes) {
    unsent.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
    if (!connecting) key.interestOpsOr(SelectionKey.OP_WRITE);
  }

  private void flush() throws IOException {
    @Nullable ByteBuffer first;
    while ((first = unsent.peek()) != null) {
      channel.write(first);
      if (first.hasRemaining()) {
        key.interestOpsOr(SelectionKey.OP_WRITE);
        return;
      }
      unsent.remove();
    }
    key.interestOpsAnd(~SelectionKey.OP_WRITE);
  }

  @Override
  public void ready(SelectionKey ready) {
    try {
      if (ready.isConnectable() && channel.finishConnect()) connected();
      if (open && ready.isWritable()) flush();
      if (open && ready.isReadable()) read();
    } catch (IOException _) {
      close(); // as above
    }
  }

  private void read() throws IOException {
    ByteBuffer incoming = loop.incoming.clear();
    int count = channel.read(incoming);
    if (count < 0) {
      close();
      return;
    }
    message.feed(incoming.flip());
    while (open && message.advance()) {
      handler.received(this, message);
      message.consume();
    }
    if (open && message.takeExpectation()) send(CONTINUE.duplicate());
  }

  /// Closes it; the handler is told if it was open.
  public void close() {
    if (!open) return;
    open = false;
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a socket", e);
    }
    handler.closed(this);
  }
}
