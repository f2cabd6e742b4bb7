package dev.rapport.inbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.inbox.Backlog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BacklogReaderTest {
  @Test
  void anEmptyInboxHasNoBacklog() {
    try (var rows = new InboxRows()) {
      assertThat(new BacklogReader(rows.transactions).read())
          .isEqualTo(new Backlog(0, 0, 0, Duration.ZERO, 0, 0));
    }
  }

  @Test
  void itCountsWhatWaitsWhatIsWorkedOnAndWhatFailed() {
    try (var rows = new InboxRows()) {
      rows.lane(1, 2, "", -90);
      rows.lane(2, 1, "", 60);
      rows.lane(3, 4, "somebody", 20);
      rows.lane(4, 0, "", -900);
      rows.update(1, 1, "DEAD", 1);
      rows.reply(1, 0, 1, "UNKNOWN", 1);
      rows.reply(1, 1, 1, "DEAD", 1);

      Backlog backlog = new BacklogReader(rows.transactions).read();

      assertThat(backlog.running()).isEqualTo(1);
      assertThat(backlog.lanes()).isEqualTo(3);
      assertThat(backlog.pending()).isEqualTo(7);
      assertThat(backlog.oldestWaiting())
          .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
      assertThat(backlog.dead()).isEqualTo(1);
      assertThat(backlog.unknown()).isEqualTo(1);
    }
  }
}
