package dev.rapport.telegram.format;

import org.jspecify.annotations.Nullable;

/// A stretch of formatting in a [RichText], before trimming and cutting.
final class Span {
  private final Style style;
  private final int start;
  private final @Nullable String url;
  private final @Nullable String language;
  private final String head;
  private int end = Integer.MAX_VALUE;

  private Span(
      Style style, int start, @Nullable String url, @Nullable String language, String head) {
    this.style = style;
    this.start = start;
    this.url = url;
    this.language = language;
    this.head = head;
  }

  static Span of(Style style, int start) {
    return new Span(style, start, null, null, "");
  }

  static Span link(String url, int start) {
    return new Span(Style.TEXT_LINK, start, url, null, "");
  }

  static Span code(@Nullable String language, int start) {
    return new Span(Style.PRE, start, null, language, "");
  }

  /// @param head the first lines, repeated where the table continues in the next message
  static Span table(String head, int start) {
    return new Span(Style.PRE, start, null, null, head);
  }

  /// The same formatting, beginning anew further on.
  Span resumedAt(int position) {
    return new Span(style, position, url, language, head);
  }

  void endAt(int position) {
    end = position;
  }

  Style style() {
    return style;
  }

  int start() {
    return start;
  }

  /// Open-ended until [#endAt] was called.
  int end() {
    return end;
  }

  @Nullable String url() {
    return url;
  }

  @Nullable String language() {
    return language;
  }

  String head() {
    return head;
  }
}
