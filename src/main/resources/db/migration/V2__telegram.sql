-- Which process polls Telegram for a bot. The lease ends by the database's clock; whoever finds it
-- ended takes it.
create table telegram_poller (
  bot_id bigint primary key,
  owner uuid not null,
  lease_until timestamptz not null
);
