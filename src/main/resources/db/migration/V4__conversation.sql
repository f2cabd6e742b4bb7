-- Module conversation: what was said.

create table message (
  id         bigint      generated always as identity primary key,
  bot_id     bigint      not null,
  chat_id    bigint      not null,
  topic_id   bigint      not null default 0,
  update_id  bigint      not null,
  role       text        not null check (role in ('MEMBER', 'ASSISTANT', 'START')),
  sender     text,
  body       text        not null,
  superseded boolean     not null default false,
  at         timestamptz not null default now(),
  unique (bot_id, update_id, role)
);

create index message_conversation on message (bot_id, chat_id, topic_id, id desc);
