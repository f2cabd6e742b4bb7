package dev.rapport.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CoalescerTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> handed = new ArrayList<>();
  private final StreamCall call = new StreamCall(1000);
  private final Coalescer coalescer = new Coalescer(listener(handed::add), call);

  private interface Receiver {
    void take(String data);
  }

  private static ServerSentEventListener listener(Receiver receiver) {
    return new ServerSentEventListener() {
      @Override
      public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        receiver.take(event.data());
      }

      @Override
      public void onError(Throwable error) {
        throw new AssertionError(error);
      }
    };
  }

  private static String delta(String text) {
    return "{\"id\":1,\"delta\":{\"content\":" + JSON.writeValueAsString(text) + "},\"end\":null}";
  }

  private void add(String data) {
    coalescer.add(new ServerSentEvent(null, data));
  }

  @Test
  void eventsThatDifferInTheirTextOnlyBecomeOne() {
    add(delta("Hel"));
    add(delta("lo \"you\""));
    add(delta("\n"));
    coalescer.flush();

    assertThat(handed).containsExactly(delta("Hello \"you\"\n"));
  }

  @Test
  void anythingElseKeepsItsPlace() {
    add("{\"role\":\"assistant\"}");
    add(delta("a"));
    add("{\"id\":2,\"delta\":{\"content\":\"b\"},\"end\":null}");
    add("{\"content\":null}");
    add(delta("c"));
    add("[DONE]");

    assertThat(handed)
        .containsExactly(
            "{\"role\":\"assistant\"}",
            delta("a"),
            "{\"id\":2,\"delta\":{\"content\":\"b\"},\"end\":null}",
            "{\"content\":null}",
            delta("c"),
            "[DONE]");
  }

  @Test
  void blanksAfterTheColonAndAnthropicsKeyAreKnown() {
    add("{\"delta\": {\"text\": \"a\"}}");
    add("{\"delta\": {\"text\": \"b\"}}");
    coalescer.flush();

    assertThat(handed).containsExactly("{\"delta\": {\"text\": \"ab\"}}");
  }

  @Test
  void aStringWithoutItsEndIsHandedOnAsItIs() {
    add("{\"content\":\"never ends");

    assertThat(handed).containsExactly("{\"content\":\"never ends");
  }

  @Test
  void aListenerThatCannotReadAnEventStopsTheCall() {
    var failing =
        new Coalescer(
            listener(_ -> {
              throw new IllegalStateException("unreadable");
            }),
            call);

    failing.add(new ServerSentEvent(null, "{}"));

    assertThat(call.stopped()).contains(StreamCall.Stop.GARBAGE);
  }

  @Property(tries = 200)
  void joiningChangesNoText(@ForAll @Size(max = 30) List<String> pieces) {
    var text = new StringBuilder();
    List<String> events = new ArrayList<>();
    var joining = new Coalescer(listener(events::add), new StreamCall(1000));
    pieces.forEach(piece -> joining.add(new ServerSentEvent(null, delta(piece))));
    joining.flush();

    for (String data : events) text.append(JSON.readTree(data).at("/delta/content").asString());
    assertThat(text.toString()).isEqualTo(String.join("", pieces));
    assertThat(events).hasSizeLessThanOrEqualTo(1);
  }
}
