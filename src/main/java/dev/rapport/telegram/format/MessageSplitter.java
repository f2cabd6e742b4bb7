package dev.rapport.telegram.format;

import static dev.rapport.telegram.MessageFormatter.MESSAGE_LIMIT;

import dev.rapport.telegram.FormattedText;
import java.util.ArrayList;
import java.util.List;

/// Cuts a rich text into messages.
final class MessageSplitter {
  /// A message is ended early for having too many entities only if it is at least this long;
  /// otherwise it loses the least important ones.
  private static final int MIN_LENGTH = 1024;

  /// A table's head is repeated only if it leaves room for rows.
  private static final int MAX_HEAD = 512;

  private static final String LEFT_OUT = "…\n";

  private final RichText rich;
  private final CharSequence text;
  private final CutFinder cuts;
  private final List<FormattedText> messages = new ArrayList<>();
  private List<Span> active = new ArrayList<>();
  private int nextSpan;

  private MessageSplitter(RichText rich) {
    this.rich = rich;
    this.text = rich.text();
    this.cuts = new CutFinder(rich);
  }

  /// All of the text in order, in as few messages as good places to cut allow.
  static List<FormattedText> split(RichText rich) {
    var splitter = new MessageSplitter(rich);
    int from = splitter.contentStart(0);
    while (from < rich.length()) {
      int to = splitter.endOf(from);
      splitter.add("", from, to);
      from = splitter.contentStart(to);
    }
    return splitter.messages;
  }

  /// The end of the text, as much as fits one message; empty for a blank text.
  static FormattedText last(RichText rich) {
    var splitter = new MessageSplitter(rich);
    int from = splitter.contentStart(0);
    String lead = "";
    if (rich.length() - from > MESSAGE_LIMIT) {
      lead = LEFT_OUT;
      from = splitter.lateStart(rich.length() - MESSAGE_LIMIT + MAX_HEAD + lead.length());
    }
    splitter.add(lead, from, rich.length());
    return splitter.messages.isEmpty() ? FormattedText.plain("") : splitter.messages.getFirst();
  }

  /// The start of a paragraph or line soon after `least`, so that the view moves in steps.
  private int lateStart(int least) {
    String ahead = text.subSequence(least, least + MESSAGE_LIMIT / 2).toString();
    int line = ahead.indexOf("\n\n");
    if (line < 0) line = ahead.indexOf('\n');
    if (line >= 0) return contentStart(least + line);
    return contentStart(Graphemes.lastBoundary(text, 0, least));
  }

  /// Where a message begins that follows a cut at `position`: behind the blanks, but with the
  /// indentation of code.
  private int contentStart(int position) {
    int block = rich.blockAt(position);
    if (block >= 0) {
      return CodeText.afterBlankLines(text, position, rich.blocks().get(block).end());
    }
    int start = position;
    while (start < text.length() && Blank.isSpace(text.charAt(start)) && !rich.inBlock(start)) {
      start++;
    }
    return start;
  }

  private int endOf(int from) {
    int limit = Math.min(from + MESSAGE_LIMIT - headAt(from).length(), text.length());
    int excess = nextSpan + EntityClip.MAX_ENTITIES - active.size();
    if (excess >= nextSpan && excess < rich.spans().size()) {
      int start = rich.spans().get(excess).start();
      if (start - from >= MIN_LENGTH) limit = Math.min(limit, start);
    }
    return limit == text.length() ? limit : cuts.find(from, limit);
  }

  /// What to repeat in a message that begins inside a table.
  private String headAt(int from) {
    int index = rich.blockAt(from);
    if (index < 0) return "";
    Span block = rich.blocks().get(index);
    boolean repeated = block.start() < from && block.head().length() <= MAX_HEAD;
    return repeated ? block.head() : "";
  }

  private void add(String lead, int from, int cut) {
    int to = cut;
    while (to > from && Blank.isSpace(text.charAt(to - 1))) to--;
    String head = headAt(from);
    var clip = new EntityClip(text, from, to, lead.length() + head.length(), head.length());
    takeSpans(clip, cut);
    if (Blank.isBlank(text, from, to)) return;
    String shown = text.subSequence(from, to).toString();
    if (head.isEmpty() && rich.inBlock(from)) shown = CodeText.keepIndent(shown);
    messages.add(new FormattedText(lead + head + shown, clip.entities()));
  }

  private void takeSpans(EntityClip clip, int cut) {
    List<Span> carried = new ArrayList<>();
    for (Span span : active) take(span, clip, cut, carried);
    List<Span> spans = rich.spans();
    while (nextSpan < spans.size() && spans.get(nextSpan).start() < cut) {
      take(spans.get(nextSpan++), clip, cut, carried);
    }
    active = carried;
  }

  private static void take(Span span, EntityClip clip, int cut, List<Span> carried) {
    clip.add(span);
    if (span.end() > cut) carried.add(span);
  }
}
