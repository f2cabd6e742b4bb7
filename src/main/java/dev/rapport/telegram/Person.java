package dev.rapport.telegram;

import org.jspecify.annotations.Nullable;

/// Somebody in Telegram.
///
/// @param username without `@`, or null
/// @param languageCode an IETF tag such as `de`, or null
public record Person(
    long id,
    boolean bot,
    String firstName,
    @Nullable String lastName,
    @Nullable String username,
    @Nullable String languageCode) {
  /// The name that others see.
  public String displayName() {
    return lastName == null ? firstName : firstName + " " + lastName;
  }
}
