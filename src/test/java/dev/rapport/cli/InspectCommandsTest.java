package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rapport.testing.MigratedDatabase;
import dev.rapport.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `status` and `health` against a program that says what a test wants.
class InspectCommandsTest {
  @TempDir Path directory;
  private HttpServer server;
  private TestDatabase database;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    database = MigratedDatabase.fresh();
  }

  @AfterEach
  void close() {
    server.stop(0);
    database.close();
  }

  private void says(int status, String json) {
    server.createContext(
        "/health/detailed",
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private Typed typed() {
    return new Typed(
        directory,
        Map.of(
            "PORT", String.valueOf(server.getAddress().getPort()),
            "DATABASE_URL", database.databaseUrl()));
  }

  private static String health(String status) {
    return """
    {"status":"%s","components":{
      "telegram":{"status":"%s","details":{"mode":"polling","problem":"the token is wrong"}},
      "model":{"status":"UP","details":{"answers":"OpenAI gpt-5-mini"}},
      "lanes":{"status":"UP","details":{"running":3,"pending":4}}}}
    """
        .formatted(status, status);
  }

  @Test
  void healthShowsEveryPart() {
    says(200, health("DEGRADED"));
    Typed typed = typed();

    assertThat(typed.run("health")).isZero();

    assertThat(typed.out())
        .containsPattern("(?m)^rapport +DEGRADED +http://127.0.0.1:")
        .containsPattern("(?m)^telegram +DEGRADED +mode polling, problem the token is wrong")
        .containsPattern("(?m)^lanes +UP +running 3, pending 4");
  }

  @Test
  void healthForMachinesIsJson() {
    says(200, health("UP"));
    Typed typed = typed();

    assertThat(typed.run("health", "--json")).isZero();

    assertThat(typed.out()).startsWith("{\"status\":\"UP\"");
  }

  @Test
  void whatIsDownFails() {
    says(503, health("DOWN"));
    Typed health = typed();
    Typed status = typed();

    assertThat(health.run("health")).isEqualTo(1);
    assertThat(status.run("status")).isEqualTo(1);

    assertThat(status.out()).containsPattern("(?m)^Rapport +DOWN ");
  }

  @Test
  void statusShowsTheProgramAndWhatWaits() {
    says(200, health("DEGRADED"));
    database.execute(
        "insert into lane (lane, pending, ready_at) values ('42:7', 3, now() - interval '5 minutes')",
        "insert into inbox (bot_id, update_id, lane, kind, state, body) values (42, 1, '42:7', 'message', 'DEAD', '{}')");
    Typed typed = typed();

    assertThat(typed.run("status")).isZero();

    assertThat(typed.out())
        .containsPattern("(?m)^Rapport +DEGRADED ")
        .containsPattern("(?m)^Telegram +DEGRADED +the token is wrong")
        .containsPattern("(?m)^Model +UP +OpenAI gpt-5-mini")
        .contains("3 updates in 1 chat, 0 worked on, oldest waits 5 min")
        .contains("1 update (./rapport inbox list); 0 replies of unknown fate")
        .doesNotContain(database.password());
  }

  @Test
  void withoutAProgramTheDatabaseIsStillLookedAt() {
    Typed typed = typed();

    assertThat(typed.run("status")).isEqualTo(1);

    assertThat(typed.out())
        .containsPattern("(?m)^Rapport +DOWN ")
        .containsPattern("(?m)^Database +UP ");
  }

  @Test
  void withoutAnythingEverythingIsDown() {
    var typed =
        new Typed(
            directory,
            Map.of("MANAGEMENT_PORT", "1", "DATA_DIR", directory.resolve("none").toString()));

    assertThat(typed.run("status")).isEqualTo(1);
    assertThat(typed.run("health")).isEqualTo(1);
    assertThat(typed.run("health", "--json")).isEqualTo(1);

    assertThat(typed.out())
        .containsPattern("(?m)^Database +DOWN +none runs in ")
        .contains("nobody answers at http://127.0.0.1:1", "{\"status\":\"DOWN\"}");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsDown() {
    String url = "postgres://bot:hunter2@127.0.0.1:1/rapport";
    var typed = new Typed(directory, Map.of("MANAGEMENT_PORT", "1", "DATABASE_URL", url));

    assertThat(typed.run("status")).isEqualTo(1);

    assertThat(typed.out())
        .containsPattern("(?m)^Database +DOWN +jdbc:postgresql://127.0.0.1:1/rapport does not")
        .doesNotContain("hunter2");
  }
}
