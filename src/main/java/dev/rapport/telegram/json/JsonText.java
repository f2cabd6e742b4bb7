package dev.rapport.telegram.json;

import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON objects.
public final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_LENGTH = 512;

  private JsonText() {}

  /// An object with the fields that are written into it.
  public static String object(Consumer<JsonGenerator> fields) {
    var text = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      fields.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  /// The same object with only some of its fields, and with more.
  ///
  /// @param kept which fields stay, by name
  /// @param more writes further fields behind them
  public static String changed(
      String object, Predicate<String> kept, Consumer<JsonGenerator> more) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), object)) {
      parser.nextToken();
      return object(json -> {
        copy(parser, kept, json);
        more.accept(json);
      });
    }
  }

  private static void copy(JsonParser parser, Predicate<String> kept, JsonGenerator json) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      if (kept.test(parser.currentName())) {
        json.copyCurrentStructure(parser);
      } else {
        parser.nextToken();
        parser.skipChildren();
      }
    }
  }
}
