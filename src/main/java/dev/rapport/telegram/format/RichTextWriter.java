package dev.rapport.telegram.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds a [RichText] from front to back.
///
/// Line breaks are remembered and written only when more text follows, so empty blocks leave no
/// trace. Not thread-safe.
final class RichTextWriter {
  private final StringBuilder text = new StringBuilder(512);
  private final List<Span> spans = new ArrayList<>();
  private final List<Span> blocks = new ArrayList<>();
  private final BitSet kept = new BitSet(0);
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<Style> inEffect = EnumSet.noneOf(Style.class);
  private String indent = "";
  private int breaks;
  private boolean gap;
  private boolean keepNext;

  /// What was opened: its span, or only the fact, if the style was in effect already.
  private static final class Open {
    private final Style style;
    private @Nullable Span span;

    private Open(Style style, @Nullable Span span) {
      this.style = style;
      this.span = span;
    }
  }

  /// Puts at least so many line ends before what comes next.
  void breakLines(int count) {
    if (!text.isEmpty() && breaks < count) breaks = count;
  }

  /// Adds one line end to those that are due, up to an empty line.
  void breakLine() {
    if (!text.isEmpty() && breaks < 2) breaks++;
  }

  /// Makes the next thing begin on a line of its own.
  void startLine() {
    if (breaks == 0 && !text.isEmpty()) breaks = 1;
  }

  /// Puts a space before what comes next, unless that begins a new line.
  void gap() {
    gap = true;
  }

  /// Asks that what was just written stays in one message with what follows.
  void keepWithNext() {
    keepNext = true;
  }

  /// Spaces to put in front of each new line; gives back those so far.
  String indent(String spaces) {
    String before = indent;
    indent = spaces;
    return before;
  }

  String indent() {
    return indent;
  }

  int length() {
    return text.length();
  }

  /// Whether what was written since `from` is `literal`, blanks aside.
  boolean wroteOnly(int from, String literal) {
    return text.substring(from).strip().equals(literal);
  }

  void text(String literal) {
    if (literal.isEmpty()) return;
    flush(true);
    text.append(literal);
  }

  void open(Style style) {
    open(style, Span.of(style, text.length()));
  }

  void openLink(String url) {
    open(Style.TEXT_LINK, Span.link(url, text.length()));
  }

  private void open(Style style, Span span) {
    boolean first = inEffect.add(style);
    if (first) spans.add(span);
    open.push(new Open(style, first ? span : null));
  }

  /// Ends what was opened last.
  void close() {
    Open last = open.pop();
    Span span = last.span;
    if (span == null) return;
    span.endAt(text.length());
    inEffect.remove(last.style);
  }

  boolean isIn(Style style) {
    return inEffect.contains(style);
  }

  /// Writes inline code. Telegram allows no other formatting at the same place, so what is open is
  /// interrupted; in a link the link wins, and in a spoiler the secret.
  void code(String literal) {
    if (literal.isEmpty()) return;
    if (isIn(Style.TEXT_LINK) || isIn(Style.SPOILER)) {
      text(literal);
      return;
    }
    flush(true);
    for (Open outer : open) {
      if (outer.span != null && outer.style != Style.BLOCKQUOTE) outer.span.endAt(text.length());
    }
    Span code = Span.of(Style.CODE, text.length());
    spans.add(code);
    text.append(literal);
    code.endAt(text.length());
    resume();
  }

  private void resume() {
    for (var outermost = open.descendingIterator(); outermost.hasNext(); ) {
      Open outer = outermost.next();
      if (outer.span != null && outer.style != Style.BLOCKQUOTE) {
        outer.span = outer.span.resumedAt(text.length());
        spans.add(outer.span);
      }
    }
  }

  void codeBlock(String content, @Nullable String language) {
    if (content.isEmpty()) return;
    startLine();
    flush(false);
    block(content, Span.code(language, text.length()));
  }

  /// @param head the first lines of `content`, repeated where it continues in another message
  void table(String content, String head) {
    startLine();
    flush(false);
    block(content, Span.table(head, text.length()));
  }

  private void block(String content, Span span) {
    spans.add(span);
    blocks.add(span);
    text.append(content);
    span.endAt(text.length());
  }

  private void flush(boolean indented) {
    if (gap && breaks == 0) text.append(' ');
    gap = false;
    if (breaks == 0) return;
    if (keepNext) kept.set(text.length(), text.length() + breaks);
    for (; breaks > 0; breaks--) text.append('\n');
    if (indented) text.append(indent);
    keepNext = false;
  }

  RichText finish() {
    return new RichText(text, spans, blocks, kept);
  }
}
