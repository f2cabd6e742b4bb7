package dev.rapport.bench.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// One thread for all sockets and timers. Everything but [#execute] and [#stop] belongs to the
/// thread that runs it, or to whoever prepares it before [#run].
public final class EventLoop implements AutoCloseable {
  private static final int BACKLOG = 4096;

  /// Where every connection reads into, and where handlers may put an answer together.
  final ByteBuffer incoming = ByteBuffer.allocateDirect(1 << 17);

  private final Selector selector;
  private final TimerWheel timers = new TimerWheel(System.nanoTime());
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  /// A loop with nothing to do yet.
  ///
  /// @throws UncheckedIOException if the system has no selector to give
  public EventLoop() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no selector", e);
    }
  }

  /// Takes connections on a free port of the loopback address.
  ///
  /// @return the port
  public int listen(ConnectionHandler handler) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.configureBlocking(false);
    Channel acceptor = key -> accept(server, handler);
    server.register(selector, SelectionKey.OP_ACCEPT, acceptor);
    return server.socket().getLocalPort();
  }

  private void accept(ServerSocketChannel server, ConnectionHandler handler) {
    try {
      @Nullable SocketChannel accepted = server.accept();
      while (accepted != null) {
        open(accepted, handler, SelectionKey.OP_READ);
        accepted = server.accept();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take a connection", e);
    }
  }

  /// Begins to connect to a port of the loopback address. What is sent meanwhile waits; a failure
  /// is told by [ConnectionHandler#closed].
  public Connection connect(int port, ConnectionHandler handler) {
    try {
      SocketChannel channel = SocketChannel.open();
      Connection connection = open(channel, handler, 0);
      connection.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a socket", e);
    }
  }

  private Connection open(SocketChannel channel, ConnectionHandler handler, int interest)
      throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = channel.register(selector, interest);
    Connection connection = new Connection(this, channel, key, handler);
    key.attach(connection);
    return connection;
  }

  /// Fires `timer` at `due` or soon after.
  ///
  /// @param due as [System#nanoTime]
  public void schedule(Timer timer, long due) {
    timers.add(timer, due);
  }

  /// Runs `task` on the loop's thread. May be called from any thread.
  public void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /// Runs until [#stop].
  public void run() throws IOException {
    while (!stopped) {
      timers.advance(System.nanoTime());
      long pause = timers.pause(System.nanoTime());
      if (pause == 0) {
        selector.selectNow(EventLoop::ready);
      } else {
        selector.select(EventLoop::ready, pause);
      }
      @Nullable Runnable task;
      while ((task = tasks.poll()) != null) task.run();
    }
    close();
  }

  private static void ready(SelectionKey key) {
    if (key.attachment() instanceof Channel channel) channel.ready(key);
  }

  /// Ends [#run] soon. May be called from any thread.
  public void stop() {
    stopped = true;
    selector.wakeup();
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) key.channel().close();
    selector.close();
  }
}
