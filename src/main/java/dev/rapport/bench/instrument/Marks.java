package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.rapport.bench.net.Bytes;
import java.util.Arrays;

/// The marks by which an answer names its questions: `Zq12x3z` is question 3 of chat 12, `Za12x3z`
/// its answer, `Zend` the last word of a whole answer. Letters and digits only, so that no
/// formatting touches them.
final class Marks {
  private static final byte[] END = "Zend".getBytes(US_ASCII);
  private static final long[] NONE = {};

  private Marks() {}

  /// One number for a question.
  static long of(int chat, int question) {
    return ((long) chat << 32) | question;
  }

  static int chat(long mark) {
    return (int) (mark >>> 32);
  }

  static int question(long mark) {
    return (int) mark;
  }

  static String asking(long mark) {
    return "Zq" + chat(mark) + "x" + question(mark) + "z";
  }

  /// The first token of an answer to all of these.
  static String answering(long[] marks) {
    StringBuilder text = new StringBuilder();
    for (long mark : marks) {
      text.append("Za").append(chat(mark)).append('x').append(question(mark)).append("z ");
    }
    return text.toString();
  }

  /// The last token.
  static String end() {
    return "Zend";
  }

  /// What a prompt asks: the questions after the last answer in it.
  static long[] asked(byte[] bytes, int from, int to) {
    long[] found = NONE;
    for (int i = to - 2; i >= from; i--) {
      if (bytes[i] != 'Z') continue;
      if (bytes[i + 1] == 'a' && isMark(bytes, i + 2, to)) break;
      if (bytes[i + 1] == 'q' && isMark(bytes, i + 2, to)) found = add(found, read(bytes, i + 2));
    }
    return found;
  }

  /// What a message answers.
  static long[] answered(byte[] bytes, int from, int to) {
    long[] found = NONE;
    for (int i = from; i + 1 < to; i++) {
      if (bytes[i] == 'Z' && bytes[i + 1] == 'a' && isMark(bytes, i + 2, to)) {
        found = add(found, read(bytes, i + 2));
      }
    }
    return found;
  }

  /// Whether a message holds the end of an answer.
  static boolean ends(byte[] bytes, int from, int to) {
    return Bytes.find(bytes, from, to, END) >= 0;
  }

  private static boolean isMark(byte[] bytes, int from, int to) {
    int x = digits(bytes, from, to);
    int z = x > from && x < to && bytes[x] == 'x' ? digits(bytes, x + 1, to) : to;
    return z > x + 1 && z < to && bytes[z] == 'z';
  }

  private static int digits(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9') i++;
    return i;
  }

  private static long read(byte[] bytes, int from) {
    int x = digits(bytes, from, bytes.length);
    long chat = Bytes.number(bytes, from, x);
    return of((int) chat, (int) Bytes.number(bytes, x + 1, bytes.length));
  }

  private static long[] add(long[] marks, long mark) {
    for (long known : marks) {
      if (known == mark) return marks;
    }
    long[] more = Arrays.copyOf(marks, marks.length + 1);
    more[marks.length] = mark;
    return more;
  }
}
