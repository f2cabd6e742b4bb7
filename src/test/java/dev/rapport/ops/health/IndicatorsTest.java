package dev.rapport.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.storage.Transactions;
import dev.rapport.telegram.TelegramSettings.Mode;
import dev.rapport.telegram.TelegramStatus;
import dev.rapport.testing.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class IndicatorsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:10Z");

  private record Known(Optional<Instant> lastContact, Optional<String> problem)
      implements TelegramStatus {
    @Override
    public Mode mode() {
      return Mode.POLLING;
    }
  }

  @Test
  void withoutTroubleTelegramIsUpAndTheLastContactIsTold() {
    var telegram = new Known(Optional.of(NOW.minusSeconds(3)), Optional.empty());

    Health health = new TelegramIndicator(telegram, () -> NOW).health();

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails())
        .containsEntry("mode", "polling")
        .containsEntry("lastContactSeconds", 3L)
        .doesNotContainKey("problem");
  }

  @Test
  void troubleWithTelegramDegradesAndSaysWhatToDo() {
    var telegram = new Known(Optional.empty(), Optional.of("the token is wrong"));

    Health health = new TelegramIndicator(telegram, () -> NOW).health();

    assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
    assertThat(health.getDetails())
        .containsEntry("problem", "the token is wrong")
        .doesNotContainKey("lastContact");
  }

  @Test
  void theDatabaseIsUpWhileItAnswers() {
    TestDatabase database = TestDatabase.fresh();
    var indicator = new DatabaseHealth(new Transactions(database.dataSource()));

    Health up = indicator.health();
    database.close();
    Health down = indicator.health();

    assertThat(up.getStatus()).isEqualTo(Status.UP);
    assertThat(up.getDetails().get("server")).asString().startsWith("PostgreSQL 18");
    assertThat(down.getStatus()).isEqualTo(Status.DOWN);
    assertThat(down.getDetails()).containsOnlyKeys("problem");
  }
}
