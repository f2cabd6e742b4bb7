package dev.rapport.bench.net;

/// What to do with what a connection brings. Called on the loop's thread.
public interface ConnectionHandler {
  /// A whole request or response came. `message` is valid until this returns.
  void received(Connection connection, HttpMessage message);

  /// The connection ended or never came to be; called once.
  void closed(Connection connection);
}
