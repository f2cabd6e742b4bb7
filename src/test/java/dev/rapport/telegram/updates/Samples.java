package dev.rapport.telegram.updates;

import java.nio.charset.StandardCharsets;

/// Updates as Telegram sends them.
final class Samples {
  static final String ANN =
      """
      {"id":1001,"is_bot":false,"first_name":"Ann","last_name":"Lee","username":"annlee","language_code":"de","is_premium":true}\
      """;

  static final String PRIVATE_CHAT =
      """
      {"id":1001,"first_name":"Ann","last_name":"Lee","username":"annlee","type":"private"}\
      """;

  static final String FORUM =
      """
      {"id":-1002003004005,"title":"Friends of Rapport","is_forum":true,"type":"supergroup"}\
      """;

  /// A usual message: a group, a topic, a reply, formatting.
  static final String IN_TOPIC =
      """
      {"update_id":873201551,"message":{"message_id":5120,"message_thread_id":77,"is_topic_message":true,
      "from":%s,"chat":%s,"date":1762300800,
      "reply_to_message":{"message_id":5119,"message_thread_id":77,"is_topic_message":true,
       "from":{"id":4242,"is_bot":true,"first_name":"Rapport","username":"rapport_bot"},
       "chat":%s,"date":1762300790,"text":"What shall we talk about?"},
      "text":"@rapport_bot let us talk about the *sea* and https://example.org/waves",
      "entities":[{"offset":0,"length":12,"type":"mention"},{"offset":36,"length":3,"type":"bold"},
       {"offset":45,"length":25,"type":"text_link","url":"https://example.org/"},
       {"offset":60,"length":500,"type":"italic"},{"offset":-1,"length":2,"type":"bold"}],
      "link_preview_options":{"is_disabled":true}}}\
      """
          .formatted(ANN, FORUM, FORUM);

  private Samples() {}

  /// An update with a private message that has these further fields.
  static String message(String fields) {
    return """
    {"update_id":7,"message":{"message_id":11,"from":%s,"chat":%s,"date":1762300800,%s}}\
    """
        .formatted(ANN, PRIVATE_CHAT, fields);
  }

  static String text(String text) {
    return message("\"text\":\"%s\"".formatted(text));
  }

  /// An update of any kind.
  static String update(String kind, String content) {
    return """
    {"update_id":7,"%s":%s}\
    """
        .formatted(kind, content);
  }

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
