package dev.rapport.telegram.updates;

import dev.rapport.telegram.json.JsonCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;

/// Takes the answer of `getUpdates` apart.
public final class UpdatesAnswer {
  private final byte[] answer;
  private final JsonCursor json;
  private final List<byte[]> updates = new ArrayList<>();

  private UpdatesAnswer(byte[] answer, JsonCursor json) {
    this.answer = answer;
    this.json = json;
  }

  /// The updates in it, each as it came, in order.
  ///
  /// @param answer the whole answer, `result` and all
  /// @throws IllegalArgumentException if it is not JSON in UTF-8
  public static List<byte[]> split(byte[] answer) {
    try (var json = new JsonCursor(answer)) {
      return new UpdatesAnswer(answer, json).split();
    } catch (JacksonException _) {
      throw new IllegalArgumentException("the answer to getUpdates is not JSON");
    }
  }

  private List<byte[]> split() {
    json.first();
    json.fields(name -> {
      if ("result".equals(name)) json.elements(this::take);
    });
    return updates;
  }

  private void take() {
    if (!json.isObject()) return;
    long beginning = json.beginning();
    json.skipRest();
    long end = json.position();
    if (beginning < 0 || end > answer.length) {
      throw new IllegalArgumentException("the answer to getUpdates is not UTF-8");
    }
    updates.add(Arrays.copyOfRange(answer, (int) beginning, (int) end));
  }
}
