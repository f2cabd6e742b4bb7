package dev.rapport.telegram.polling;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lease as a row, on the database's clock.
final class DatabaseLease implements PollerLease {
  private final JdbcClient database;
  private final long botId;
  private final UUID owner;
  private final Duration length;

  DatabaseLease(JdbcClient database, long botId, UUID owner, Duration length) {
    this.database = database;
    this.botId = botId;
    this.owner = owner;
    this.length = length;
  }

  @Override
  public boolean acquire() {
    return database
            .sql(
                """
                insert into telegram_poller (bot_id, owner, lease_until)
                values (:bot, :owner, clock_timestamp() + :millis * interval '1 millisecond')
                on conflict (bot_id) do update
                set owner = excluded.owner, lease_until = excluded.lease_until
                where telegram_poller.owner = excluded.owner
                   or telegram_poller.lease_until < clock_timestamp()
                """)
            .param("bot", botId)
            .param("owner", owner)
            .param("millis", length.toMillis())
            .update()
        == 1;
  }

  @Override
  public void release() {
    database
        .sql("delete from telegram_poller where bot_id = :bot and owner = :owner")
        .param("bot", botId)
        .param("owner", owner)
        .update();
  }

  @Override
  public Duration length() {
    return length;
  }
}
