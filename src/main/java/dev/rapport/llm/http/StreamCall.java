package dev.rapport.llm.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/// One streamed call: when it must end, who stopped it, and what the HTTP client met.
///
/// [#stop] may come from any thread and closes the connection at once; everything else belongs to
/// the calling thread and is read after [#run] returned.
public final class StreamCall {
  private static final ScopedValue<StreamCall> CURRENT = ScopedValue.newInstance();

  /// Why a call ended before the provider ended it.
  public enum Stop {
    CANCELLED,
    /// No text within the limit for the first one.
    FIRST_TEXT_LATE,
    /// The limit for the whole answer.
    OUT_OF_TIME,
    /// More than any answer could be.
    FLOOD,
    /// What came makes no sense.
    GARBAGE,
    /// The receiver of the text failed.
    RECEIVER
  }

  private final Thread caller = Thread.currentThread();
  private final long startedAt = System.nanoTime();
  private final long maxBytes;
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private volatile @Nullable Cancellable connection;
  private volatile @Nullable Duration firstText;
  private boolean endSeen; // calling thread only, as are the next four
  private boolean errorSeen;
  private @Nullable Refusal refusal;
  private @Nullable IOException broken;
  private @Nullable Runnable beforeWaiting;

  /// @param maxBytes how much the provider may send before it counts as a flood
  public StreamCall(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /// Runs `work`, in which LangChain4j calls the provider, with this call bound to the thread.
  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  /// Ends the call: the first reason counts, the connection is closed, the caller wakes up.
  public void stop(Stop reason) {
    if (!stop.compareAndSet(null, reason)) return;
    disconnect();
    LockSupport.unpark(caller);
  }

  public Optional<Stop> stopped() {
    return Optional.ofNullable(stop.get());
  }

  /// Notes that text came; the first time counts.
  public void textCame() {
    if (firstText == null) firstText = elapsed();
  }

  /// From the start to the first text, if any came.
  public Optional<Duration> firstText() {
    return Optional.ofNullable(firstText);
  }

  /// Since the start.
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /// The answer's end was announced by the provider, not just the connection's.
  public boolean endSeen() {
    return endSeen;
  }

  /// The provider reported an error within the stream.
  public boolean errorSeen() {
    return errorSeen;
  }

  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /// The connection's own failure, if it was not [#stop] that closed it.
  public Optional<IOException> broken() {
    return Optional.ofNullable(broken);
  }

  static Optional<StreamCall> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  long maxBytes() {
    return maxBytes;
  }

  /// What [#stop] closes from now on.
  void connectsBy(Cancellable request) {
    connection = request;
    if (stop.get() != null) disconnect();
  }

  /// What to do each time before the network is waited for.
  void beforeWaiting(Runnable chore) {
    beforeWaiting = chore;
  }

  void waits() {
    if (beforeWaiting != null) beforeWaiting.run();
  }

  /// The connection is somebody else's from now on.
  void disconnected() {
    connection = null;
  }

  void refusedWith(Refusal answer) {
    refusal = answer;
  }

  /// Notes a failure of the connection, unless everything had come or we closed it ourselves.
  void brokenBy(IOException failure) {
    if (stop.get() == null && !endSeen) broken = failure;
  }

  void sawEnd() {
    endSeen = true;
  }

  void sawError() {
    errorSeen = true;
  }

  private void disconnect() {
    @Nullable Cancellable known = connection;
    if (known != null) known.cancel();
  }
}
