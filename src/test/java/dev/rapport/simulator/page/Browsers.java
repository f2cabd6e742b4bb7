package dev.rapport.simulator.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds a Chrome or Chromium on this machine and starts it. Nothing is ever downloaded.
///
/// @param environment the process's environment
/// @param home the user's home directory
/// @param usualPlaces where systems put a browser
record Browsers(Map<String, String> environment, Path home, List<Path> usualPlaces) {
  private static final List<String> COMMANDS =
      List.of("google-chrome", "google-chrome-stable", "chromium", "chromium-browser");
  private static final Set<String> OWN_BINARIES =
      Set.of("chrome", "headless_shell", "chrome-headless-shell", "Chromium");
  private static final List<Path> USUAL_PLACES =
      Stream.of(
              "/usr/bin/google-chrome",
              "/usr/bin/chromium",
              "/usr/bin/chromium-browser",
              "/snap/bin/chromium",
              "/opt/google/chrome/chrome",
              "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
              "/Applications/Chromium.app/Contents/MacOS/Chromium")
          .map(Path::of)
          .toList();

  static Browsers ofThisMachine() {
    return new Browsers(System.getenv(), Path.of(System.getProperty("user.home")), USUAL_PLACES);
  }

  /// The browser's executable: `CHROME_PATH`, an installed one, or else one of Playwright's own.
  Optional<Path> find() {
    Optional<Path> named = Optional.ofNullable(environment.get("CHROME_PATH")).map(Path::of);
    if (named.isPresent()) return named.filter(Files::isExecutable);
    return Stream.of(usualPlaces.stream(), onPath(), playwrightsOwn())
        .flatMap(places -> places)
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Stream<Path> onPath() {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> COMMANDS.stream().map(Path.of(folder)::resolve));
  }

  /// What an earlier `playwright install` of this user left, newest first.
  private Stream<Path> playwrightsOwn() {
    List<Path> caches = new ArrayList<>();
    Optional.ofNullable(environment.get("PLAYWRIGHT_BROWSERS_PATH"))
        .map(Path::of)
        .ifPresent(caches::add);
    caches.add(home.resolve(".cache/ms-playwright"));
    caches.add(home.resolve("Library/Caches/ms-playwright"));
    return caches.stream().filter(Files::isDirectory).flatMap(Browsers::binaries);
  }

  private static Stream<Path> binaries(Path cache) {
    try (Stream<Path> files = Files.walk(cache, 7)) {
      return files
          .filter(file -> OWN_BINARIES.contains(file.getFileName().toString()))
          .filter(file -> cache.relativize(file).toString().startsWith("chromium"))
          .sorted(Comparator.reverseOrder())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts it without a window.
  ///
  /// @throws IllegalStateException if there is none; the message says what to do
  Browser launch(Playwright playwright) {
    Path executable =
        find()
            .orElseThrow(() ->
                new IllegalStateException(
                    "no Chrome or Chromium was found for the tests of the chat page: install"
                        + " one, or name its executable in CHROME_PATH"));
    return playwright
        .chromium()
        .launch(new LaunchOptions().setExecutablePath(executable).setArgs(flags()));
  }

  /// A Playwright that does not download browsers.
  static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  private static List<String> flags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
    // The browser's own sandbox does not work for root.
    if ("root".equals(System.getProperty("user.name"))) flags.add("--no-sandbox");
    return flags;
  }
}
