package dev.rapport.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrowsersTest {
  @TempDir Path folder;

  @Test
  void theBrowserNamedInChromePathIsTaken() throws IOException {
    Path named = executable("my/chrome");
    Path usual = executable("usual/chromium");

    var browsers = new Browsers(Map.of("CHROME_PATH", named.toString()), folder, List.of(usual));

    assertThat(browsers.find()).contains(named);
  }

  @Test
  void aWrongChromePathIsNotReplacedBySomethingElse() throws IOException {
    Path usual = executable("usual/chromium");

    var browsers = new Browsers(Map.of("CHROME_PATH", "/no/such/chrome"), folder, List.of(usual));

    assertThat(browsers.find()).isEmpty();
  }

  @Test
  void anInstalledBrowserComesBeforeOneOnThePath() throws IOException {
    Path usual = executable("usual/chromium");
    Path onPath = executable("bin/google-chrome");

    var path = Map.of("PATH", "/nowhere:" + onPath.getParent());

    assertThat(new Browsers(path, folder, List.of(usual)).find()).contains(usual);
    assertThat(new Browsers(path, folder, List.of()).find()).contains(onPath);
  }

  @Test
  void theNewestOfPlaywrightsOwnBrowsersIsTheLastResort() throws IOException {
    executable(".cache/ms-playwright/chromium-1100/chrome-linux/chrome");
    Path newest = executable(".cache/ms-playwright/chromium-1200/chrome-linux/chrome");
    executable(".cache/ms-playwright/firefox-1500/firefox/chrome");

    assertThat(new Browsers(Map.of(), folder, List.of()).find()).contains(newest);
  }

  @Test
  void theFolderThatPlaywrightWasToldToUseIsSearched() throws IOException {
    Path shell = executable("own/chromium_headless_shell-1200/chrome-linux/headless_shell");

    var environment = Map.of("PLAYWRIGHT_BROWSERS_PATH", folder.resolve("own").toString());

    assertThat(new Browsers(environment, folder, List.of()).find()).contains(shell);
  }

  @Test
  void aFileThatCannotBeExecutedIsNoBrowser() throws IOException {
    Path text = Files.writeString(folder.resolve("chromium"), "no program");

    assertThat(new Browsers(Map.of(), folder, List.of(text)).find()).isEmpty();
  }

  private Path executable(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
