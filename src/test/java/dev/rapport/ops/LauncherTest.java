package dev.rapport.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `rapport`: which JDK it finds, among fake ones.
class LauncherTest {
  private static final Path SCRIPT = Path.of("rapport").toAbsolutePath();
  private static final List<String> TOOLS = List.of("dirname", "readlink", "uname", "cat");

  @TempDir private Path directory;
  private Path tools;
  private Path places;
  private final Map<String, String> environment = new HashMap<>();

  /// A machine with nothing but what a script needs.
  @BeforeEach
  void make() throws IOException {
    directory = directory.toRealPath();
    tools = Files.createDirectory(directory.resolve("tools"));
    places = Files.createDirectory(directory.resolve("places"));
    for (String tool : TOOLS) Files.createSymbolicLink(tools.resolve(tool), system(tool));
    environment.put("PATH", tools.toString());
    environment.put("HOME", directory.toString());
    environment.put("RAPPORT_JDK_PLACES", places.toString());
  }

  @Test
  void theJdkOfJavaHomeIsTaken() throws Exception {
    environment.put("JAVA_HOME", jdk(directory.resolve("mine"), "26.0.2").toString());
    jdk(places.resolve("other"), "25.0.1");

    assertThat(run("jdk")).isEqualTo(new Result(0, directory.resolve("mine") + "\n"));
  }

  @Test
  void anOlderJavaHomeDoesNotHideANewerJdk() throws Exception {
    environment.put("JAVA_HOME", jdk(directory.resolve("old"), "17.0.15").toString());
    jdk(places.resolve("new"), "25");

    assertThat(run("jdk")).isEqualTo(new Result(0, places.resolve("new") + "\n"));
  }

  @Test
  void theJdkInThePathIsFoundThroughItsLinks() throws Exception {
    Path home = jdk(directory.resolve("linked"), "25.0.1");
    Path link = Files.createSymbolicLink(directory.resolve("javac"), home.resolve("bin/javac"));
    Files.createSymbolicLink(tools.resolve("javac"), link);

    assertThat(run("jdk")).isEqualTo(new Result(0, home + "\n"));
  }

  @Test
  void amongSeveralTheOldestThatWillDoIsTaken() throws Exception {
    jdk(places.resolve("a"), "27-ea");
    jdk(places.resolve("b"), "21.0.4");
    Path wanted = jdk(places.resolve("c"), "25.0.3");
    jdk(places.resolve("d"), "26");

    assertThat(run("jdk")).isEqualTo(new Result(0, wanted + "\n"));
  }

  @Test
  void theWayMacOsKeepsJdksIsKnown() throws Exception {
    Path home = jdk(places.resolve("temurin-25.jdk/Contents/Home"), "25.0.1");

    assertThat(run("jdk")).isEqualTo(new Result(0, home + "\n"));
  }

  @Test
  void theReleaseFileSparesTheRunOfTheCompiler() throws Exception {
    Path home = jdk(places.resolve("jdk"), "nothing to read");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"somebody\"\nJAVA_VERSION=\"25.0.1\"\n");

    assertThat(run("jdk")).isEqualTo(new Result(0, home + "\n"));
  }

  @Test
  void withoutACompilerItIsNoJdkAndTheMessageSaysWhatToInstall() throws Exception {
    Path runtime = jdk(places.resolve("runtime"), "25.0.1");
    Files.delete(runtime.resolve("bin/javac"));
    jdk(places.resolve("old"), "1.8.0_402");

    Result result = run("jdk");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("needs a JDK of Java 25")
        .contains("https://adoptium.net/temurin/releases?version=25")
        .contains("JAVA_HOME");
  }

  @Test
  void helpNeedsNoJdkAndNoBuild() throws Exception {
    Result result = run("help");

    assertThat(result.status()).isZero();
    assertThat(result.output()).contains("./rapport start").contains("./rapport test");
  }

  @Test
  void theScriptMayBeCalledThroughALinkFromElsewhere() throws Exception {
    Path link = Files.createSymbolicLink(tools.resolve("rapport"), SCRIPT);
    environment.put("JAVA_HOME", jdk(directory.resolve("mine"), "25").toString());

    Process process = start(List.of(system("bash").toString(), link.toString(), "jdk"));

    assertThat(result(process)).isEqualTo(new Result(0, directory.resolve("mine") + "\n"));
  }

  private record Result(int status, String output) {}

  private Result run(String command) throws IOException, InterruptedException {
    return result(start(List.of(system("bash").toString(), SCRIPT.toString(), command)));
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Result result(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private static Path jdk(Path home, String version) throws IOException {
    Path programs = Files.createDirectories(home.resolve("bin"));
    for (String name : List.of("java", "javac")) {
      Path program =
          Files.writeString(
              programs.resolve(name), "#!/bin/sh\necho \"%s %s\"\n".formatted(name, version));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return home;
  }

  private static Path system(String tool) {
    return Stream.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")
        .map(place -> Path.of(place, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
