-- Module llm: each call of a language model, and what it cost.

create table llm_call (
  id             uuid        primary key,
  turn           text        not null,
  purpose        text        not null,
  provider       text        not null,
  model          text        not null,
  outcome        text        not null check (outcome in
                   ('ANSWERED', 'CUT', 'CANCELLED', 'REFUSED', 'TIMED_OUT', 'UNREACHABLE', 'FAILED')),
  input_tokens   integer     not null check (input_tokens >= 0),
  output_tokens  integer     not null check (output_tokens >= 0),
  cost_micro_usd bigint      not null check (cost_micro_usd >= 0),
  started_at     timestamptz not null,
  first_token_ms integer,
  total_ms       integer     not null
);

-- Rows come in the order of time, so a summary of each range is all that a report over days needs.
create index llm_call_started on llm_call using brin (started_at);
