package dev.rapport.telegram.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.commonmark.text.Characters;

/// Completes the inline content at the end of unfinished Markdown: closes emphasis, code and
/// spoilers, shows the text of a link before its address is complete, hides markers cut in half.
///
/// It reads as CommonMark does as far as that matters here; what it takes for open and what the
/// parser then makes of it may differ in contrived texts, never in anything but looks.
final class UnfinishedInline {
  private static final int LONGEST_ENTITY = 10;
  private static final List<String> PARTIAL_TAGS =
      List.of("<", "<u", "</", "</u", "<b", "<br", "<br/", "<br ", "<br /");

  /// A marker that waits for its counterpart: `*`, `_`, `~`, `|`, `[`, or `u` for the tag.
  private record Opener(char mark, int start, int length) {
    int end() {
      return start + length;
    }

    String closer() {
      return mark == 'u' ? "</u>" : String.valueOf(mark).repeat(length);
    }
  }

  private final String text;
  private final List<Opener> openers = new ArrayList<>();
  private final BitSet hidden = new BitSet();
  private String code = "";
  private int end;

  private UnfinishedInline(String text) {
    this.text = text;
    this.end = text.length();
  }

  /// @param start where the paragraph, item or cell begins that is being written
  static String complete(String markdown, int start) {
    var inline = new UnfinishedInline(markdown);
    for (int i = start; i < inline.end; ) i = inline.scan(i);
    return inline.completed();
  }

  /// Reads what is at `i` and gives back where to go on; may move the end back to `i`.
  private int scan(int i) {
    return switch (text.charAt(i)) {
      case '\\' -> i + 2 > end ? cut(i) : i + 2;
      case '`' -> code(i);
      case '<' -> tag(i);
      case '[' -> open(new Opener('[', i, 1));
      case '!' -> text.startsWith("![", i) ? open(new Opener('[', i, 2)) : i + 1;
      case ']' -> bracket(i);
      case '&' -> isPartialEntity(i) ? cut(i) : i + 1;
      case '*', '_', '~', '|' -> delimiters(i);
      default -> i + 1;
    };
  }

  private int cut(int position) {
    end = position;
    return position;
  }

  private int open(Opener opener) {
    openers.add(opener);
    return opener.end();
  }

  private int code(int i) {
    int length = runOf(i);
    for (int j = i + length; j < end; ) {
      if (text.charAt(j) != '`') {
        j++;
        continue;
      }
      int run = runOf(j);
      if (run == length) return j + run;
      if (j + run == end) end = j;
      j += run;
    }
    if (i + length >= end) return cut(i);
    code = "`".repeat(length);
    return end;
  }

  private int tag(int i) {
    String rest = text.substring(i, Math.min(end, i + 6));
    if (i + rest.length() == end && PARTIAL_TAGS.contains(rest)) return cut(i);
    if (rest.startsWith("<u>")) return open(new Opener('u', i, 3));
    if (rest.startsWith("</u>")) {
      close('u', 3);
      return i + 4;
    }
    boolean tag = rest.length() > 1 && (Ascii.isLetter(rest.charAt(1)) || rest.charAt(1) == '/');
    int close = text.indexOf('>', i);
    int line = text.indexOf('\n', i);
    if (tag && close >= 0 && (line < 0 || close < line)) return close + 1;
    if (rest.startsWith("<http")) hidden.set(i);
    return i + 1;
  }

  private int bracket(int i) {
    int index = lastOpener('[');
    if (index < 0) return i + 1;
    Opener opener = openers.get(index);
    boolean link = i + 1 < end && text.charAt(i + 1) == '(';
    int close = link ? text.indexOf(')', i) : i;
    boolean partial = i + 1 == end || close < 0;
    if (!link && !partial) {
      openers.remove(index);
      return i + 1;
    }
    if (partial) {
      hidden.set(opener.start, opener.end());
      openers.remove(index);
      return cut(i);
    }
    openers.subList(index, openers.size()).clear();
    return close + 1;
  }

  private int delimiters(int i) {
    char mark = text.charAt(i);
    int length = runOf(i);
    int next = i + length;
    boolean paired = mark == '~' || mark == '|';
    boolean opens = opens(mark, i, next);
    boolean closes = closes(mark, i, next);
    if (next == end) return atEnd(mark, i, length, closes);
    if (paired && length != 2) return next;
    int left = closes ? close(mark, length) : length;
    if (left > 0 && opens) open(new Opener(mark, next - left, left));
    return next;
  }

  /// A run at the very end stays only if it closes something completely.
  private int atEnd(char mark, int i, int length, boolean closes) {
    int index = lastOpener(mark);
    boolean complete = closes && index >= 0 && openers.get(index).length <= length;
    if (!complete) return cut(i);
    int left = close(mark, length);
    if (left > 0) end = i + length - left;
    return end;
  }

  /// Closes what the run can close; gives back how much of the run is left.
  private int close(char mark, int length) {
    int left = length;
    for (int index = lastOpener(mark); left > 0 && index >= 0; index = lastOpener(mark)) {
      Opener opener = openers.get(index);
      openers.subList(index, openers.size()).clear();
      int used = Math.min(left, opener.length);
      if (used < opener.length) openers.add(new Opener(mark, opener.start, opener.length - used));
      left -= used;
    }
    return left;
  }

  private int lastOpener(char mark) {
    for (int i = openers.size() - 1; i >= 0; i--) {
      if (openers.get(i).mark == mark) return i;
    }
    return -1;
  }

  private boolean opens(char mark, int start, int next) {
    int before = codePointBefore(start);
    int after = next < end ? text.codePointAt(next) : ' ';
    if (Characters.isWhitespaceCodePoint(after)) return false;
    if (mark != '_' && next - start == 2) return true; // as SiblingPairs reads it
    boolean afterWord = !isBoundary(before);
    if (Characters.isPunctuationCodePoint(after) && afterWord) return false;
    return !afterWord; // 2*3 is no emphasis being typed
  }

  private boolean closes(char mark, int start, int next) {
    int before = codePointBefore(start);
    int after = next < end ? text.codePointAt(next) : ' ';
    if (Characters.isWhitespaceCodePoint(before)) return false;
    if (mark != '_' && next - start == 2) return true;
    if (Characters.isPunctuationCodePoint(before) && !isBoundary(after)) return false;
    return mark != '_' || isBoundary(after);
  }

  private static boolean isBoundary(int codePoint) {
    return Characters.isWhitespaceCodePoint(codePoint)
        || Characters.isPunctuationCodePoint(codePoint);
  }

  private int codePointBefore(int position) {
    return position > 0 ? text.codePointBefore(position) : ' ';
  }

  private int runOf(int start) {
    int i = start;
    while (i < end && text.charAt(i) == text.charAt(start)) i++;
    return i - start;
  }

  private boolean isPartialEntity(int start) {
    if (end - start > LONGEST_ENTITY) return false;
    String name = text.substring(start + 1, end);
    String letters = name.startsWith("#") ? name.substring(1) : name;
    return letters.chars().allMatch(c -> Ascii.isLetterOrDigit((char) c));
  }

  private String completed() {
    if (code.isEmpty()) dropEmptyOpeners();
    hideBrackets();
    var result = new StringBuilder(end + 16);
    for (int i = 0; i < end; i++) {
      if (!hidden.get(i)) result.append(text.charAt(i));
    }
    result.append(code);
    for (Opener opener : openers.reversed()) {
      if (opener.mark != '[') result.append(opener.closer());
    }
    return result.toString();
  }

  /// Takes back openers with nothing behind them.
  private void dropEmptyOpeners() {
    while (!openers.isEmpty() && openers.getLast().end() >= endWithoutSpaces()) {
      end = openers.removeLast().start;
    }
    if (!openers.isEmpty()) end = endWithoutSpaces();
  }

  /// A bracket that is open on this line may become a link.
  private void hideBrackets() {
    int line = text.lastIndexOf('\n', Math.max(0, end - 1)) + 1;
    for (Opener opener : openers) {
      if (opener.mark == '[' && opener.start >= line) hidden.set(opener.start, opener.end());
    }
  }

  private int endWithoutSpaces() {
    int last = end;
    while (last > 0 && Blank.isSpace(text.charAt(last - 1))) last--;
    return last;
  }
}
