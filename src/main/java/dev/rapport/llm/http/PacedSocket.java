package dev.rapport.llm.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A socket whose reads are paced once the bound [StreamCall] has shown its first text.
///
/// It sits below TLS and below HTTP's buffers, because only here a read is a system call, and one
/// takes all that has arrived meanwhile.
final class PacedSocket extends Socket {
  /// How long the end of a response may come after the end of its answer, before the connection is
  /// given up rather than kept.
  private static final int LINGER_MILLIS = 200;

  private final Pacing pacing;
  private @Nullable InputStream paced;

  PacedSocket(Pacing pacing) {
    this.pacing = pacing;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    @Nullable InputStream known = paced;
    if (known == null) {
      known = new PacedInput(super.getInputStream());
      paced = known;
    }
    return known;
  }

  private final class PacedInput extends FilterInputStream {
    private long lastRead = System.nanoTime();

    PacedInput(InputStream plain) {
      super(plain);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      Optional<StreamCall> call = StreamCall.current();
      if (call.isEmpty()) return super.read(buffer, offset, length);
      call.get().waits();
      if (call.get().firstText().isEmpty()) return super.read(buffer, offset, length);
      if (call.get().endSeen()) return readTail(buffer, offset, length);
      await(call.get());
      return super.read(buffer, offset, length);
    }

    private int readTail(byte[] buffer, int offset, int length) throws IOException {
      int before = getSoTimeout();
      setSoTimeout(LINGER_MILLIS);
      try {
        return super.read(buffer, offset, length);
      } finally {
        if (!isClosed()) setSoTimeout(before);
      }
    }

    private void await(StreamCall call) {
      long pause = pacing.pauseNanos();
      long now = System.nanoTime();
      if (pause > 0) {
        long due = lastRead + pause;
        while (due - now > 0 && call.stopped().isEmpty()) {
          LockSupport.parkNanos(this, due - now);
          if (Thread.currentThread().isInterrupted()) break;
          now = System.nanoTime();
        }
      }
      lastRead = now;
    }
  }
}
