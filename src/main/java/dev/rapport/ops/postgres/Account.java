package dev.rapport.ops.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whose rights the server runs with: our own, or those of another user if we are root, since
/// PostgreSQL refuses to run as root.
///
/// @param foreign whether it is another user than the one who runs this process
record Account(int uid, int gid, String name, boolean foreign) {
  private static final Path USERS = Path.of("/etc/passwd");
  private static final List<String> UNPRIVILEGED = List.of("postgres", "_postgres", "nobody");

  /// The account for a data directory: its owner's if that is not root, so that what was begun as a
  /// normal user goes on as that user.
  static Account forData(Path cluster) {
    var self = new UnixSystem();
    if (self.getUid() != 0) {
      return new Account((int) self.getUid(), (int) self.getGid(), self.getUsername(), false);
    }
    return ownerOf(cluster)
        .or(Account::unprivileged)
        .orElseGet(() -> new Account(65534, 65534, "nobody", true));
  }

  /// The command that does the same with this account's rights; in the same process where the
  /// system has `setpriv`, as a child of `sudo` (macOS) or `su` elsewhere.
  List<String> run(List<String> command) {
    if (!foreign) return command;
    return Programs.find("setpriv")
        .map(
            setpriv -> join(command, setpriv, "--reuid=" + uid, "--regid=" + gid, "--clear-groups"))
        .or(() -> Programs.find("sudo").map(sudo -> join(command, sudo, "-n", "-u", name, "--")))
        .orElseGet(() -> withSu(command));
  }

  List<String> withSu(List<String> command) {
    return join(command, Path.of("su"), name, "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--");
  }

  private static List<String> join(List<String> command, Path program, String... arguments) {
    return Stream.of(Stream.of(program.toString()), Stream.of(arguments), command.stream())
        .flatMap(Function.identity())
        .toList();
  }

  void own(Path file) throws IOException {
    if (!foreign) return;
    Files.setAttribute(file, "unix:uid", uid);
    Files.setAttribute(file, "unix:gid", gid);
  }

  void ownAll(Path directory) throws IOException {
    if (!foreign) return;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          (Iterable<Path>) files.filter(path -> !Files.isSymbolicLink(path))::iterator) {
        own(file);
      }
    }
  }

  private static Optional<Account> ownerOf(Path cluster) {
    if (!Files.isDirectory(cluster)) return Optional.empty();
    try {
      int uid = (int) Files.getAttribute(cluster, "unix:uid");
      int gid = (int) Files.getAttribute(cluster, "unix:gid");
      if (uid == 0) return Optional.empty();
      return Optional.of(
          users()
              .filter(user -> user.uid == uid)
              .findFirst()
              .orElse(new Account(uid, gid, Integer.toString(uid), true)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + cluster, e);
    }
  }

  private static Optional<Account> unprivileged() {
    List<Account> users = users().toList();
    return UNPRIVILEGED.stream()
        .flatMap(name -> users.stream().filter(user -> user.name.equals(name)))
        .findFirst();
  }

  private static Stream<Account> users() {
    try {
      return Files.readAllLines(USERS, StandardCharsets.ISO_8859_1).stream()
          .map(line -> line.split(":", -1))
          .filter(field -> field.length > 3)
          .map(field ->
              new Account(
                  (int) Long.parseLong(field[2]), (int) Long.parseLong(field[3]), field[0], true));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + USERS, e);
    }
  }
}
