package dev.rapport.telegram.updates;

import dev.rapport.telegram.Person;
import dev.rapport.telegram.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/// Reads a user. Used once.
final class PersonReader {
  private final JsonCursor json;
  private @Nullable Long id;
  private boolean bot;
  private @Nullable String firstName;
  private @Nullable String lastName;
  private @Nullable String username;
  private @Nullable String languageCode;

  private PersonReader(JsonCursor json) {
    this.json = json;
  }

  /// The user here, or null if there is none with an id.
  static @Nullable Person read(JsonCursor json) {
    var reader = new PersonReader(json);
    json.fields(reader::field);
    return reader.person();
  }

  private void field(String name) {
    switch (name) {
      case "id" -> id = json.integer();
      case "is_bot" -> bot = json.isTrue();
      case "first_name" -> firstName = json.text();
      case "last_name" -> lastName = json.text();
      case "username" -> username = json.text();
      case "language_code" -> languageCode = json.text();
      default -> {}
    }
  }

  private @Nullable Person person() {
    if (id == null) return null;
    return new Person(
        id, bot, firstName == null ? "" : firstName, lastName, username, languageCode);
  }
}
