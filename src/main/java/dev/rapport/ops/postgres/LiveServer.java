package dev.rapport.ops.postgres;

import java.nio.file.Path;
import java.util.Optional;

/// A server process that lives, and its note.
record LiveServer(ProcessHandle process, PostmasterFile note) {
  /// The one that runs on a data directory. A process that merely has the id that a killed server
  /// had is none: its command line does not name the directory.
  static Optional<LiveServer> find(Path cluster) {
    return PostmasterFile.read(cluster)
        .flatMap(note ->
            ProcessHandle.of(note.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process, cluster))
                .map(process -> new LiveServer(process, note)));
  }

  private static boolean serves(ProcessHandle process, Path cluster) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("bin/postgres") && line.contains(cluster.toString()))
        .isPresent();
  }

  int port() {
    return note.port();
  }

  boolean isReady() {
    return note.status().equals("ready");
  }

  boolean isStopping() {
    return note.status().equals("stopping");
  }
}
