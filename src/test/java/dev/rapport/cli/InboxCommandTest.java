package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.MigratedDatabase;
import dev.rapport.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxCommandTest {
  @TempDir Path directory;
  private TestDatabase database;
  private Typed typed;

  @BeforeEach
  void open() {
    database = MigratedDatabase.fresh();
    typed = new Typed(directory, Map.of("DATABASE_URL", database.databaseUrl()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void givenADeadAndAWaitingUpdate() {
    database.execute(
        """
        insert into inbox (bot_id, update_id, lane, kind, state, body, reason, received_at, finished_at) values
          (42, 1, '42:7', 'message', 'DEAD', '{"text":"my secret"}', 'the model refused', now() - interval '3 hours', now()),
          (42, 2, '42:-9', 'message', 'PENDING', '{}', null, now(), null)
        """,
        "insert into lane (lane, pending) values ('42:-9', 1)",
        """
        insert into outbox (bot_id, update_id, part, lane, method, chat_id, body, state, message_id)
        values (42, 1, 0, '42:7', 'sendMessage', 7, '{"text":"an apology"}', 'SENT', 77)
        """);
  }

  @Test
  void anEmptyInboxIsSaidToBeEmpty() {
    assertThat(typed.run("inbox", "list")).isZero();
    assertThat(typed.run("inbox", "list", "--state", "pending")).isZero();
    assertThat(typed.run("inbox", "list", "--state", "all")).isZero();

    assertThat(typed.out())
        .contains("No update was given up.", "No update waits.", "The inbox is empty.");
  }

  @Test
  void whatWasGivenUpIsListedWithTheReason() {
    givenADeadAndAWaitingUpdate();

    assertThat(typed.run("inbox", "list")).isZero();

    assertThat(typed.out())
        .contains("UPDATE", "STATE")
        .containsPattern("42:1 +DEAD +message +7 +3 h +the model refused")
        .doesNotContain("42:2", "my secret");
  }

  @Test
  void theListCanShowOthersAndFewer() {
    givenADeadAndAWaitingUpdate();

    assertThat(typed.run("inbox", "list", "--state=all", "--limit=1")).isZero();

    assertThat(typed.out()).containsPattern("42:2 +PENDING +message +-9").doesNotContain("42:1 ");
    assertThat(typed.run("inbox", "list", "--limit", "0")).isEqualTo(2);
    assertThat(typed.run("inbox", "list", "--state", "gone")).isEqualTo(2);
  }

  @Test
  void anUpdateIsShownWithoutWhatPeopleWrote() {
    givenADeadAndAWaitingUpdate();

    assertThat(typed.run("inbox", "show", "42:1")).isZero();

    assertThat(typed.out())
        .contains("the model refused", "20 bytes", "sendMessage", "SENT", "77", "--reveal")
        .doesNotContain("my secret", "an apology");
  }

  @Test
  void whatPeopleWroteIsShownToWhoAsksForIt() {
    givenADeadAndAWaitingUpdate();

    assertThat(typed.run("inbox", "show", "42:1", "--reveal")).isZero();

    assertThat(typed.out()).contains("my secret", "an apology");
  }

  @Test
  void anUnknownOrUnreadableNumberIsToldSo() {
    assertThat(typed.run("inbox", "show", "42:99")).isEqualTo(1);
    assertThat(typed.run("inbox", "show", "ninety")).isEqualTo(2);

    assertThat(typed.err()).contains("There is no update 42:99", "'ninety' is no update");
  }

  @Test
  void updatesAreReplayedByNumber() {
    givenADeadAndAWaitingUpdate();

    assertThat(typed.run("inbox", "replay", "42:1", "42:2")).isEqualTo(1);

    assertThat(typed.out())
        .contains("42:1 will be handled once more.", "42:2 was neither given up nor dropped");
    assertThat(typed.run("inbox", "replay", "42:1")).isEqualTo(1);
  }

  @Test
  void everythingThatWasGivenUpIsReplayedAtOnce() {
    givenADeadAndAWaitingUpdate();

    assertThat(typed.run("inbox", "replay", "--all-dead")).isZero();

    assertThat(typed.out()).contains("1 update will be handled once more.");
  }

  @Test
  void aReplayMustSayWhat() {
    assertThat(typed.run("inbox", "replay")).isEqualTo(2);
    assertThat(typed.run("inbox", "replay", "42:1", "--all-dead")).isEqualTo(2);

    assertThat(typed.err()).contains("--all-dead");
  }

  @Test
  void updatesAreDropped() {
    givenADeadAndAWaitingUpdate();

    assertThat(typed.run("inbox", "drop", "42:1", "42:2")).isZero();
    assertThat(typed.run("inbox", "drop", "42:1")).isEqualTo(1);

    assertThat(typed.out())
        .contains("42:1 is dropped.", "42:2 is dropped.", "42:1 neither waits nor was given up");
  }

  @Test
  void withoutTablesItSaysWhatToDo() {
    try (TestDatabase empty = TestDatabase.fresh()) {
      var other = new Typed(directory, Map.of("DATABASE_URL", empty.databaseUrl()));

      assertThat(other.run("inbox", "list")).isEqualTo(1);

      assertThat(other.err()).contains("./rapport db upgrade");
    }
  }
}
