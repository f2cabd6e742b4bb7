package dev.rapport.llm.fake;

import tools.jackson.databind.json.JsonMapper;

/// How an answer is written in a provider's protocol.
public enum Dialect {
  OPENAI {
    @Override
    String opening() {
      return chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null");
    }

    @Override
    String text(String text) {
      return chunk("{\"content\":" + quoted(text) + "}", "null");
    }

    @Override
    String end(boolean atLimit) {
      return chunk("{}", atLimit ? "\"length\"" : "\"stop\"");
    }

    @Override
    String usage(int input, int output) {
      return data(
          "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":{\"prompt_tokens\":%d,"
                  .formatted(input)
              + "\"completion_tokens\":%d,\"total_tokens\":%d}}".formatted(output, input + output));
    }

    @Override
    String done() {
      return data("[DONE]");
    }

    private String chunk(String delta, String reason) {
      return data(
          "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\",\"choices\":"
              + "[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}".formatted(delta, reason));
    }
  },

  ANTHROPIC {
    @Override
    String opening() {
      return event(
              "message_start",
              ",\"message\":{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],"
                  + "\"model\":\"fake\",\"stop_reason\":null,\"usage\":{\"input_tokens\":12,\"output_tokens\":1}}")
          + event(
              "content_block_start",
              ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
    }

    @Override
    String text(String text) {
      return event(
          "content_block_delta",
          ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":" + quoted(text) + "}");
    }

    @Override
    String end(boolean atLimit) {
      return event("content_block_stop", ",\"index\":0")
          + event(
              "message_delta",
              ",\"delta\":{\"stop_reason\":\"%s\"}".formatted(atLimit ? "max_tokens" : "end_turn"));
    }

    @Override
    String usage(int input, int output) {
      return event(
          "message_delta",
          ",\"delta\":{},\"usage\":{\"input_tokens\":%d,\"output_tokens\":%d}"
              .formatted(input, output));
    }

    @Override
    String done() {
      return event("message_stop", "");
    }

    private String event(String name, String fields) {
      return "event: " + name + "\ndata: {\"type\":\"" + name + "\"" + fields + "}\n\n";
    }
  };

  private static final JsonMapper JSON = new JsonMapper();

  abstract String opening();

  abstract String text(String text);

  /// The reason for the end.
  abstract String end(boolean atLimit);

  abstract String usage(int input, int output);

  abstract String done();

  private static String data(String json) {
    return "data: " + json + "\n\n";
  }

  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }
}
