package dev.rapport.settings;

import org.jspecify.annotations.Nullable;

/// Every setting there is, by the name that people write in the environment, in `.env` and in
/// `rapport.yml`.
public enum Setting {
  TELEGRAM_BOT_TOKEN(
      Kind.SECRET, null, "the bot's token from @BotFather; without it the simulator starts"),
  TELEGRAM_API_URL(
      Kind.URL,
      "https://api.telegram.org",
      "where the Bot API is; a local Bot API server may be plain http"),
  TELEGRAM_MODE(
      Kind.choice("polling", "webhook"),
      null,
      "how updates come; webhook when WEBHOOK_URL is set, else polling"),
  TELEGRAM_CHAT_RATE(Kind.NUMBER, "1", "messages a second to one chat; 0 for no limit"),
  TELEGRAM_GROUP_RATE(Kind.NUMBER, "20", "messages a minute to one group; 0 for no limit"),
  TELEGRAM_BULK_RATE(
      Kind.NUMBER,
      "30",
      "messages a second to all chats together for bulk sending; answers are not held to it"),
  WEBHOOK_URL(Kind.URL, null, "the bot's public base address; /api/v1/webhook is appended"),
  WEBHOOK_SECRET(
      Kind.SECRET,
      null,
      "what Telegram sends with each update: 1 to 256 of A-Z a-z 0-9 _ -; made and kept by itself if not set"),
  WEBHOOK_MAX_CONNECTIONS(Kind.WHOLE, "40", "how many updates Telegram delivers at once, 1 to 100"),
  STREAMING(
      Kind.choice("auto", "drafts", "edits", "off"),
      "auto",
      "how an answer shows while it is written"),
  LLM_PROVIDER(
      Kind.TEXT,
      null,
      "the providers to use, in order, separated by commas: openai, anthropic, ollama, demo; by default whatever is configured"),
  OPENAI_API_KEY(Kind.SECRET, null, "key of OpenAI or of anything that speaks its protocol"),
  OPENAI_BASE_URL(Kind.URL, "https://api.openai.com/v1", "where it is; ends in /v1"),
  OPENAI_MODEL(Kind.TEXT, "gpt-5-mini", "which model answers"),
  OPENAI_REASONING_EFFORT(
      Kind.TEXT,
      null,
      "how much the model thinks before it answers, such as low; low for OpenAI's own thinking models, else unset"),
  ANTHROPIC_API_KEY(Kind.SECRET, null, "key of Anthropic"),
  ANTHROPIC_BASE_URL(Kind.URL, "https://api.anthropic.com", "where it is; without /v1"),
  ANTHROPIC_MODEL(Kind.TEXT, "claude-sonnet-4-5", "which model answers"),
  OLLAMA_BASE_URL(Kind.URL, "http://127.0.0.1:11434", "where a local Ollama is looked for"),
  OLLAMA_MODEL(Kind.TEXT, null, "which of its models answers; by default the first installed one"),
  LLM_CONNECT_TIMEOUT(Kind.SECONDS, "5", "seconds to reach a provider"),
  LLM_FIRST_TOKEN_TIMEOUT(
      Kind.SECONDS, "20", "seconds to a provider's first token, after which the next one is asked"),
  LLM_TIMEOUT(Kind.SECONDS, "120", "seconds for a whole answer"),
  LLM_MAX_OUTPUT_TOKENS(Kind.WHOLE, "1024", "the longest answer, in tokens"),
  LLM_CONTEXT_TOKENS(Kind.WHOLE, "8000", "how much of a conversation the model sees, in tokens"),
  LLM_PRICES(
      Kind.TEXT,
      null,
      "prices as model=input/output in USD per million tokens, separated by commas; they replace the built-in list"),
  DATABASE_URL(
      Kind.TEXT,
      null,
      "a PostgreSQL of one's own, as postgres://user:password@host/database or a JDBC URL; without it one is embedded"),
  DB_POOL_SIZE(Kind.WHOLE, "10", "database connections of one process"),
  DATA_DIR(Kind.TEXT, "./data", "where the embedded database and made secrets are kept"),
  PORT(Kind.WHOLE, "8000", "the port of the program's HTTP server"),
  MANAGEMENT_PORT(
      Kind.WHOLE, null, "a port of its own for /health and /metrics; the same as PORT by default"),
  SIMULATOR_PORT(Kind.WHOLE, "8081", "the port of the simulated Telegram and its chat page"),
  ROLES(Kind.TEXT, "server,worker,scheduler", "what this process does, separated by commas"),
  WORKER_TURNS(Kind.WHOLE, "2000", "how many turns one process works on at once"),
  LANE_LEASE(
      Kind.SECONDS,
      "30",
      "seconds after which another process takes over the chats of one that died"),
  INBOX_RETENTION_DAYS(
      Kind.WHOLE, "7", "days that ended updates and replies are kept for looking up and replaying"),
  ENVIRONMENT(Kind.choice("development", "production"), "development", "production is stricter"),
  LOG_LEVEL(Kind.choice("error", "warn", "info", "debug", "trace"), "info", "how much is logged"),
  LOG_FORMAT(Kind.choice("text", "json"), "text", "how it is logged");

  private final Kind kind;
  private final @Nullable String fallback;
  private final String description;

  Setting(Kind kind, @Nullable String fallback, String description) {
    this.kind = kind;
    this.fallback = fallback;
    this.description = description;
  }

  Kind kind() {
    return kind;
  }

  /// The value it has when nobody sets it, as one would write it, or null if it has none.
  public @Nullable String fallback() {
    return fallback;
  }

  /// What it means, in one line.
  public String description() {
    return description;
  }

  /// Whether its value must never be shown.
  public boolean isSecret() {
    return kind.equals(Kind.SECRET) || this == DATABASE_URL;
  }
}
