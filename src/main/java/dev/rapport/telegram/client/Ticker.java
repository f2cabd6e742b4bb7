package dev.rapport.telegram.client;

import java.util.concurrent.TimeUnit;

/// Time that only goes forward, and waiting in it.
interface Ticker {
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };

  /// Nanoseconds since some moment.
  long nanos();

  /// Blocks the calling thread.
  void pause(long nanos) throws InterruptedException;
}
