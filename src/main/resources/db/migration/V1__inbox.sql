-- Module inbox: what came in, what must be handled one at a time, what goes out.

-- Each update as it came. Dedupe is by the primary key, never by order: update ids become random after a quiet week.
create table inbox (
  bot_id      bigint      not null,
  update_id   bigint      not null,
  lane        text        not null,
  kind        text        not null,
  state       text        not null default 'PENDING' check (state in ('PENDING', 'DONE', 'DEAD', 'DROPPED')),
  body        bytea       not null,
  reason      text,
  received_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (bot_id, update_id)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 1);

create index inbox_pending on inbox (lane, update_id) where state = 'PENDING';
create index inbox_dead on inbox (finished_at) where state = 'DEAD';
create index inbox_received on inbox using brin (received_at);

-- One row a chat (and one more for its express lane): who works on it until when.
-- ready_at is the next moment at which anybody may claim it: now, the end of a backoff, or the end of the owner's lease.
create table lane (
  lane     text        primary key,
  pending  integer     not null check (pending >= 0),
  ready_at timestamptz not null default now(),
  owner    text,
  epoch    bigint      not null default 0,
  attempts integer     not null default 0,
  parked   boolean     not null default false,
  stop_epoch bigint
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 1);

create index lane_ready on lane (ready_at) where pending > 0;
create index lane_stop on lane (owner) where stop_epoch is not null;

-- Each call that makes something visible for good. SENDING is on disk before the call is made.
create table outbox (
  id          bigint      generated always as identity primary key,
  bot_id      bigint      not null,
  update_id   bigint      not null,
  part        integer     not null,
  lane        text        not null,
  method      text        not null,
  chat_id     bigint      not null,
  body        text        not null,
  state       text        not null check (state in ('PENDING', 'SENDING', 'SENT', 'UNKNOWN', 'DEAD')),
  message_id  bigint,
  attempts    integer     not null default 0,
  reason      text,
  created_at  timestamptz not null default now(),
  finished_at timestamptz,
  unique (bot_id, update_id, part)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 1);

create index outbox_unsettled on outbox (lane, id) where state in ('PENDING', 'SENDING');
create index outbox_dead on outbox (finished_at) where state in ('DEAD', 'UNKNOWN');
create index outbox_created on outbox using brin (created_at);
