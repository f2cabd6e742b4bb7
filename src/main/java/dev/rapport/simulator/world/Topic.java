package dev.rapport.simulator.world;

/// A topic of a forum or of a private chat. Guarded by the world's lock.
public final class Topic {
  private final int threadId;
  private String name;
  private boolean closed;

  Topic(int threadId, String name) {
    this.threadId = threadId;
    this.name = name;
  }

  public int threadId() {
    return threadId;
  }

  public String name() {
    return name;
  }

  public void rename(String next) {
    name = next;
  }

  public boolean isClosed() {
    return closed;
  }

  public void close(boolean close) {
    closed = close;
  }
}
