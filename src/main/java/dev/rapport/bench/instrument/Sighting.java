package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.bench.net.Bytes;
import dev.rapport.bench.net.HttpMessage;
import org.jspecify.annotations.Nullable;

/// What the ledger wants to know of a message that the bot sends or edits.
///
/// @param fresh whether it is a new message rather than an edit
/// @param marks the questions it answers
/// @param ends whether the answer's end is in it
/// @param button the data of its first button, or null
@SuppressWarnings("ArrayRecordComponent") // made for one use and never compared
record Sighting(long chatId, boolean fresh, long[] marks, boolean ends, @Nullable String button) {
  private static final byte[] CHAT_ID = "\"chat_id\":".getBytes(US_ASCII);
  private static final byte[] BUTTON = "\"callback_data\":\"".getBytes(US_ASCII);

  static Sighting of(HttpMessage call, boolean fresh) {
    byte[] bytes = call.bytes();
    int from = call.bodyStart();
    int to = call.bodyEnd();
    long[] marks = Marks.answered(bytes, from, to);
    return new Sighting(
        chatId(bytes, from, to),
        fresh,
        marks,
        Marks.ends(bytes, from, to),
        marks.length == 0 ? button(bytes, from, to) : null);
  }

  private static long chatId(byte[] bytes, int from, int to) {
    int at = Bytes.find(bytes, from, to, CHAT_ID);
    if (at < 0) return 0;
    int value = at + CHAT_ID.length;
    while (value < to && (bytes[value] == ' ' || bytes[value] == '"')) value++;
    return Bytes.number(bytes, value, to);
  }

  private static @Nullable String button(byte[] bytes, int from, int to) {
    int at = Bytes.find(bytes, from, to, BUTTON);
    if (at < 0) return null;
    int start = at + BUTTON.length;
    int end = start;
    while (end < to && bytes[end] != '"') end++;
    return new String(bytes, start, end - start, UTF_8);
  }
}
