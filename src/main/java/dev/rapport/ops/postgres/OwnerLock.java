package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to start and stop the server of one data directory. The operating system takes it back
/// when the process dies.
final class OwnerLock implements AutoCloseable {
  /// Closing any channel of a file gives up all of the process's locks on it, so a file that this
  /// process has locked is never opened again here.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private OwnerLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @throws EmbeddedDatabaseException if another process, or this one, holds it
  static OwnerLock take(Path file) {
    if (!HELD.add(file)) throw refused(file, Long.toString(ProcessHandle.current().pid()));
    try {
      return new OwnerLock(file, locked(file));
    } catch (IOException e) {
      HELD.remove(file);
      throw new EmbeddedDatabaseException(
          "Cannot write to %s: %s. If another user started Rapport there before, start it as that user or as root, or give the directory to this user with chown -R."
              .formatted(file, e),
          ErrorCategory.CALLER,
          e);
    } catch (RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) throw refused(file, Files.readString(file).strip());
      channel.truncate(0);
      String holder = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static EmbeddedDatabaseException refused(Path file, String holder) {
    return new EmbeddedDatabaseException(
        "Another Rapport (process %s) already runs on the data directory %s. Stop it first, or give this one a DATA_DIR (and PORT) of its own; ./rapport worker adds a process to a running one."
            .formatted(holder, file.getParent()),
        ErrorCategory.CALLER);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock " + file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
