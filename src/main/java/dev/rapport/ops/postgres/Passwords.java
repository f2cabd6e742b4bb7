package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.shared.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The database's password: 256 random bits in a file that only its owner may read.
final class Passwords {
  private static final int BYTES = 32;

  private Passwords() {}

  static Secret readOrMake(Path file) throws IOException {
    if (!Files.exists(file)) make(file);
    return read(file);
  }

  static Secret read(Path file) throws IOException {
    try {
      String text = Files.readString(file).strip();
      if (!text.isEmpty()) return new Secret(text);
    } catch (NoSuchFileException e) {
      throw lost(file, e);
    }
    throw lost(file, new NoSuchFileException(file.toString()));
  }

  /// Temporary files are readable by their owner only from the beginning.
  private static void make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Path partial = Files.createTempFile(file.getParent(), "postgres-new-", ".secret");
    Files.writeString(partial, HexFormat.of().formatHex(random));
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static EmbeddedDatabaseException lost(Path file, IOException cause) {
    return new EmbeddedDatabaseException(
        "The database's password is gone: %s. Restore that file from your backup together with the data."
            .formatted(file),
        ErrorCategory.CALLER,
        cause);
  }
}
