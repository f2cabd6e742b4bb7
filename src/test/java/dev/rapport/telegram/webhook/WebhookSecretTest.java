package dev.rapport.telegram.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSecretTest {
  @TempDir Path directory;

  @Test
  void aSecretIsMadeOnceAndKeptForTheOwnerOnly() throws IOException {
    Path data = directory.resolve("data");

    Secret made = WebhookSecret.kept(data);

    assertThat(made.reveal()).matches("[A-Za-z0-9_-]{43}");
    assertThat(WebhookSecret.kept(data)).isEqualTo(made);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("webhook-secret"))))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void twoProcessesThatStartAtOnceAgreeOnOne() throws Exception {
    Set<Secret> secrets = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Secret> start = () -> WebhookSecret.kept(directory);
      for (var secret : threads.invokeAll(java.util.Collections.nCopies(20, start))) {
        secrets.add(secret.get());
      }
    }

    assertThat(secrets).hasSize(1);
  }

  @Test
  void aFileThatHoldsNoSecretStopsTheStart() throws IOException {
    Files.writeString(directory.resolve("webhook-secret"), "not a secret!");

    assertThatThrownBy(() -> WebhookSecret.kept(directory))
        .hasMessageContaining("delete it")
        .hasMessageNotContaining("not a secret!");
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> WebhookSecret.kept(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("WEBHOOK_SECRET");
  }
}
