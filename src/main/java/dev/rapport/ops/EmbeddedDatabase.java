package dev.rapport.ops;

import dev.rapport.shared.Secret;
import java.nio.file.Path;

/// A PostgreSQL that the program brings along and that runs beside it on this machine, reachable
/// from this machine only.
///
/// Address, user and password stay the same for as long as it is open, also when the server dies
/// and is started again: a connection pool only has to connect anew. Safe for use by many threads.
public interface EmbeddedDatabase extends AutoCloseable {
  /// Where it is, for JDBC, without user and password.
  String jdbcUrl();

  /// The user who owns the database; not a superuser.
  String user();

  Secret password();

  /// The TCP port on 127.0.0.1.
  int port();

  /// The process id of the server at this moment, for what measures it.
  long serverProcess();

  /// Where the data is.
  Path directory();

  /// Stops the server if this process started or adopted it, after its open transactions were
  /// rolled back; close the connection pools before. Only lets go of it if this process is a mere
  /// guest. Closing twice does nothing.
  @Override
  void close();
}
