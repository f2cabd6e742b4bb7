package dev.rapport.telegram.json;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Goes through JSON in which no type is certain: a value that is not of the type asked for reads
/// as absent.
///
/// Whatever a visitor leaves of a value is skipped, so a visitor cannot get out of step. Not
/// thread-safe. Methods throw [JacksonException] where the text is not JSON.
public final class JsonCursor implements AutoCloseable {
  /// Skipping is iterative and copies little, so no depth, length or size needs to be refused.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final int LONGEST_LONG = "-9223372036854775808".length();

  private final JsonParser parser;
  private int depth;
  private int deepest;

  /// A cursor before the text's one value.
  public JsonCursor(byte[] json) {
    parser = FACTORY.createParser(ObjectReadContext.empty(), json);
  }

  /// Goes to the text's one value.
  public void first() {
    parser.nextToken();
  }

  /// Makes sure that nothing follows the value.
  public boolean atEnd() {
    return parser.nextToken() == null;
  }

  public boolean isObject() {
    return parser.hasToken(JsonToken.START_OBJECT);
  }

  public boolean isNull() {
    return parser.hasToken(JsonToken.VALUE_NULL);
  }

  boolean isText() {
    return parser.hasToken(JsonToken.VALUE_STRING);
  }

  /// Visits each field's value if there is an object here, and ends behind it.
  public void fields(Consumer<String> visitor) {
    if (!isObject()) return;
    enter();
    for (@Nullable String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      visitor.accept(name);
      skipRest();
    }
    depth--;
  }

  /// Visits each element if there is an array here, and ends behind it.
  public void elements(Runnable visitor) {
    if (!parser.hasToken(JsonToken.START_ARRAY)) return;
    enter();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      visitor.run();
      skipRest();
    }
    depth--;
  }

  /// The whole number here, or null if there is none that fits.
  public @Nullable Long integer() {
    if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) return null;
    if (parser.getStringLength() > LONGEST_LONG) return null;
    try {
      return parser.getLongValue();
    } catch (tools.jackson.core.exc.InputCoercionException _) {
      return null;
    }
  }

  public boolean isTrue() {
    return parser.hasToken(JsonToken.VALUE_TRUE);
  }

  public boolean isFalse() {
    return parser.hasToken(JsonToken.VALUE_FALSE);
  }

  /// The text here, or null if there is none. Characters that no database stores are replaced.
  public @Nullable String text() {
    return isText() ? CleanText.of(parser.getString()) : null;
  }

  /// Whether the text here begins with this word, in any case, up to a blank, `@` or its end.
  public boolean beginsWithCommand(String command) {
    if (!isText()) return false;
    char[] characters = parser.getStringCharacters();
    int length = parser.getStringLength();
    int offset = parser.getStringOffset();
    if (length < command.length()) return false;
    for (int i = 0; i < command.length(); i++) {
      if (Character.toLowerCase(characters[offset + i]) != command.charAt(i)) return false;
    }
    if (length == command.length()) return true;
    char next = characters[offset + command.length()];
    return next == '@' || Character.isWhitespace(next);
  }

  /// How many levels of nesting were seen so far.
  public int deepest() {
    return deepest;
  }

  /// Where the cursor is, in bytes; negative if the text is not UTF-8.
  public long position() {
    return parser.currentLocation().getByteOffset();
  }

  /// Where the value here begins, in bytes; negative if the text is not UTF-8.
  public long beginning() {
    return parser.currentTokenLocation().getByteOffset();
  }

  /// Goes to the end of the value here.
  public void skipRest() {
    @Nullable JsonToken token = parser.currentToken();
    if (token == null || !token.isStructStart()) return;
    int outside = depth;
    enter();
    while (depth > outside) {
      JsonToken next = parser.nextToken();
      if (next.isStructStart()) enter();
      else if (next.isStructEnd()) depth--;
    }
  }

  private void enter() {
    if (++depth > deepest) deepest = depth;
  }

  @Override
  public void close() {
    parser.close();
  }
}
