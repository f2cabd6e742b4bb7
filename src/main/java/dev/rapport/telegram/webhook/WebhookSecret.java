package dev.rapport.telegram.webhook;

import dev.rapport.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The webhook's secret that the program makes when the operator chose none. It is kept in a file
/// that only the owner reads, so that it outlives a restart.
final class WebhookSecret {
  private static final String FILE = "webhook-secret";
  private static final int BYTES = 32;

  private WebhookSecret() {}

  /// The secret kept in this directory, made now if there is none.
  static Secret kept(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.exists(file)) make(directory, file);
      String text = Files.readString(file).strip();
      if (text.matches("[A-Za-z0-9_-]{1,256}")) return new Secret(text);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot keep the webhook's secret in %s; make it writable or set WEBHOOK_SECRET"
              .formatted(file),
          e);
    }
    throw new IllegalStateException(
        "%s holds no usable secret; delete it and start again".formatted(file));
  }

  private static void make(Path directory, Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, FILE, ".new", ownerOnly());
    Files.writeString(fresh, secret, StandardOpenOption.WRITE);
    try {
      // A link appears whole or not at all, and never replaces what another process made.
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException _) {
      // Another process was quicker: its secret is the one.
      return;
    } finally {
      Files.delete(fresh);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    if (!views.contains("posix")) return new FileAttribute<?>[0];
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
