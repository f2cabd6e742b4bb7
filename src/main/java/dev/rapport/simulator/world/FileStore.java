package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Upload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that were sent; the oldest go when they take too much memory. Thread-safe.
public final class FileStore {
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  private final Map<String, StoredFile> byId = new LinkedHashMap<>();
  private long next = 1;
  private long bytes;

  /// Keeps a file.
  ///
  /// @param folder what kind it is: `photos`, `voice`, `documents` …
  public synchronized StoredFile add(String folder, Upload upload) {
    long number = next++;
    String id = "SIM%s%012d".formatted(folder.substring(0, 2), number);
    String path = "%s/file_%d%s".formatted(folder, number, ending(upload.name()));
    StoredFile file = new StoredFile(id, path, upload);
    byId.put(id, file);
    bytes += upload.bytes().length;
    dropOldest();
    return file;
  }

  private void dropOldest() {
    List<String> oldest = new ArrayList<>();
    long left = bytes;
    for (StoredFile file : byId.values()) {
      if (left <= MOST_BYTES) break;
      oldest.add(file.id());
      left -= file.upload().bytes().length;
    }
    oldest.forEach(byId::remove);
    bytes = left;
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot);
    return ending.matches("\\.[A-Za-z0-9]{1,8}") ? ending : ".bin";
  }

  public synchronized Optional<StoredFile> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public synchronized Optional<StoredFile> findByPath(String path) {
    return byId.values().stream().filter(file -> file.path().equals(path)).findFirst();
  }
}
