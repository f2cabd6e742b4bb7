package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchTest {
  private static final Path JAVA = Path.of("/jdk/bin/java");

  @Test
  void theBotRunsFromTheSameJarWithTheSameFlags() {
    Launch launch =
        Launch.of(JAVA, List.of("-XX:+UseG1GC"), "/app/rapport.jar", "file:/app/rapport.jar");

    assertThat(launch.bot(Path.of("/data")))
        .containsExactly(
            "/jdk/bin/java",
            "-XX:+UseG1GC",
            "-Drapport.directory=/data",
            "-jar",
            "/app/rapport.jar",
            "start");
  }

  @Test
  void theBotRunsFromClassesToo() {
    Launch launch = Launch.of(JAVA, List.of(), "/a" + File.pathSeparator + "/b.jar", "file:/a/");

    assertThat(launch.bot(Path.of("/data")))
        .containsExactly(
            "/jdk/bin/java",
            "-Drapport.directory=/data",
            "-cp",
            "/a" + File.pathSeparator + "/b.jar",
            "dev.rapport.Rapport",
            "start");
  }

  @Test
  void whatIsMeantForThisProcessAloneIsNotHandedOn() {
    Launch launch =
        Launch.of(
            JAVA,
            List.of(
                "-javaagent:/jacoco.jar=x", "-agentlib:jdwp=y", "-XX:AOTCacheOutput=z", "-Xmx1g"),
            "/a.jar",
            "file:/a.jar");

    assertThat(launch.flags()).containsExactly("-Xmx1g");
  }

  @Test
  void theCacheAndTheJarKeepThePathsThatTheCacheWasMadeWith() {
    Launch launch =
        Launch.of(JAVA, List.of("-XX:AOTCache=app/a.aot"), "app/rapport.jar", "file:/x");

    assertThat(launch.bot(Path.of("/data")))
        .contains("-XX:AOTCache=app/a.aot")
        .containsSequence("-jar", "app/rapport.jar");
  }

  @Test
  void theInstrumentNeedsSpringsLoaderInsideASpringBootJar() {
    String nested = "jar:nested:/app/rapport.jar/!BOOT-INF/classes/!/";

    assertThat(Launch.of(JAVA, List.of(), "/app/rapport.jar", nested).instrument())
        .endsWith(
            "-Dloader.main=dev.rapport.bench.instrument.InstrumentMain",
            "org.springframework.boot.loader.launch.PropertiesLauncher");
    assertThat(Launch.of(JAVA, List.of(), "/app/rapport.jar", "file:/app/rapport.jar").instrument())
        .endsWith("/app/rapport.jar", "dev.rapport.bench.instrument.InstrumentMain");
  }
}
