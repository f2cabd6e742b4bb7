package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbCommandTest {
  @TempDir Path directory;

  private Typed on(TestDatabase database) {
    return new Typed(directory, Map.of("DATABASE_URL", database.databaseUrl()));
  }

  @Test
  void theTablesAreMadeOnceAndTheMigrationsListed() {
    try (TestDatabase database = TestDatabase.fresh()) {
      Typed before = on(database);
      assertThat(before.run("db", "status")).isEqualTo(1);
      assertThat(before.out())
          .containsPattern("(?m)^1 +inbox +Pending$")
          .contains("missing; ./rapport db upgrade applies them");

      Typed init = on(database);
      assertThat(init.run("db", "init")).isZero();
      assertThat(init.out()).containsPattern("The database is ready, \\d migrations applied.");

      Typed upgrade = on(database);
      assertThat(upgrade.run("db", "upgrade")).isZero();
      assertThat(upgrade.out()).contains("The tables are up to date.");

      Typed after = on(database);
      assertThat(after.run("db", "status")).isZero();
      assertThat(after.out()).containsPattern("(?m)^1 +inbox +Success +\\d{4}-\\d\\d-\\d\\d");
    }
  }

  @Test
  void withoutADatabaseItSaysHowToMakeOne() {
    var typed = new Typed(directory, Map.of("DATA_DIR", directory.resolve("none").toString()));

    assertThat(typed.run("db", "status")).isEqualTo(1);

    assertThat(typed.err()).contains("There is no database in", "./rapport db init");
    assertThat(directory.resolve("none")).doesNotExist();
  }

  @Test
  void aDatabaseThatCannotBeReachedIsOneLineWithoutThePassword() {
    var typed =
        new Typed(directory, Map.of("DATABASE_URL", "postgres://bot:hunter2@127.0.0.1:1/rapport"));

    assertThat(typed.run("db", "upgrade")).isEqualTo(1);

    assertThat(typed.err())
        .contains("The database cannot be reached", "127.0.0.1:1", "DATABASE_URL")
        .doesNotContain("hunter2", "\tat ");
    assertThat(typed.err().strip().lines()).hasSize(1);
  }

  @Test
  void aWrongPasswordIsSaidToBeWrong() {
    try (TestDatabase database = TestDatabase.fresh()) {
      String url = database.databaseUrl().replace(database.password(), "wrong-one");
      var typed = new Typed(directory, Map.of("DATABASE_URL", url));

      assertThat(typed.run("db", "upgrade")).isEqualTo(1);

      assertThat(typed.err()).contains("The database refuses").doesNotContain("wrong-one");
    }
  }

  @Test
  void aNewMigrationGetsTheNextNumber() throws IOException {
    Path migrations = Files.createDirectories(directory.resolve("src/main/resources/db/migration"));
    Files.createDirectories(directory.resolve("src/main/java/dev/rapport/inbox"));
    Files.createFile(migrations.resolve("V9__conversation.sql"));
    Files.createFile(migrations.resolve("V10__inbox_more.sql"));
    var typed = new Typed(directory, Map.of());

    assertThat(typed.run("db", "migrate", "inbox-priority of_lanes")).isZero();

    Path made = migrations.resolve("V11__inbox_priority_of_lanes.sql");
    assertThat(made).content().startsWith("-- Module inbox: ");
    assertThat(typed.out()).contains("V11__inbox_priority_of_lanes.sql");
  }

  @Test
  void aMigrationMustBelongToAModule() throws IOException {
    Files.createDirectories(directory.resolve("src/main/resources/db/migration"));
    Files.createDirectories(directory.resolve("src/main/java/dev/rapport/inbox"));
    var unknown = new Typed(directory, Map.of());
    var wrong = new Typed(directory, Map.of());

    assertThat(unknown.run("db", "migrate", "outbox_priority")).isEqualTo(2);
    assertThat(wrong.run("db", "migrate", "inbox_../../x")).isEqualTo(2);

    assertThat(unknown.err()).contains("must begin with a module (inbox)");
  }

  @Test
  void aMigrationNeedsTheSources() {
    var typed = new Typed(directory, Map.of());

    assertThat(typed.run("db", "migrate", "inbox_priority")).isEqualTo(1);

    assertThat(typed.err()).contains("There are no sources here");
  }
}
