package dev.rapport.inbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.inbox.Retention.Sort;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionStoreTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private InboxRows rows;
  private RetentionStore retention;

  @BeforeEach
  void open() {
    rows = new InboxRows();
    retention = new RetentionStore(rows.transactions);
  }

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void endedUpdatesAreDeletedOnlyWhenTheyAreOldEnough() {
    rows.update(1, 7, "DONE", 8);
    rows.update(2, 7, "DROPPED", 8);
    rows.update(3, 7, "DONE", 6);
    rows.update(4, 7, "DEAD", 8);
    rows.update(5, 7, "PENDING", 90);

    assertThat(retention.deleteSome(Sort.ENDED_UPDATES, WEEK, 100)).isEqualTo(2);

    assertThat(rows.one("select string_agg(update_id::text, ',' order by update_id) from inbox"))
        .isEqualTo("3,4,5");
  }

  @Test
  void deadUpdatesHaveATimeOfTheirOwn() {
    rows.update(1, 7, "DEAD", 29);
    rows.update(2, 7, "DEAD", 8);

    assertThat(retention.deleteSome(Sort.DEAD_UPDATES, WEEK.multipliedBy(4), 100)).isEqualTo(1);

    assertThat(rows.one("select update_id from inbox")).isEqualTo("2");
  }

  @Test
  void repliesAreDeletedByTheirFate() {
    rows.reply(1, 0, 7, "SENT", 8);
    rows.reply(2, 0, 7, "UNKNOWN", 8);
    rows.reply(3, 0, 7, "DEAD", 8);
    rows.reply(4, 0, 7, "SENT", 1);

    assertThat(retention.deleteSome(Sort.SENT_REPLIES, WEEK, 100)).isEqualTo(1);
    assertThat(retention.deleteSome(Sort.FAILED_REPLIES, WEEK, 100)).isEqualTo(2);

    assertThat(rows.one("select update_id from outbox")).isEqualTo("4");
  }

  @Test
  void aBatchIsNotLargerThanAsked() {
    for (int i = 1; i <= 5; i++) rows.update(i, 7, "DONE", 30);

    assertThat(retention.deleteSome(Sort.ENDED_UPDATES, WEEK, 3)).isEqualTo(3);
    assertThat(retention.deleteSome(Sort.ENDED_UPDATES, WEEK, 3)).isEqualTo(2);
    assertThat(retention.deleteSome(Sort.ENDED_UPDATES, WEEK, 3)).isZero();
  }
}
