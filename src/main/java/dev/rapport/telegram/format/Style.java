package dev.rapport.telegram.format;

/// The kinds of entity that we make, the most important first: a message that has too many loses
/// those at the end of this list.
enum Style {
  SPOILER("spoiler"),
  TEXT_LINK("text_link"),
  PRE("pre"),
  BLOCKQUOTE("blockquote"),
  CODE("code"),
  STRIKETHROUGH("strikethrough"),
  UNDERLINE("underline"),
  BOLD("bold"),
  ITALIC("italic");

  private final String telegramName;

  Style(String telegramName) {
    this.telegramName = telegramName;
  }

  String telegramName() {
    return telegramName;
  }
}
