package dev.rapport.llm.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  private static List<ServerSentEvent> read(InputStream in) throws IOException {
    var reader = new EventReader(in, 10_000_000);
    List<ServerSentEvent> events = new ArrayList<>();
    for (Optional<ServerSentEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
      events.add(next.get());
    }
    return events;
  }

  private static List<ServerSentEvent> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void anEventHasItsNameAndItsData() throws IOException {
    assertThat(read("event: ping\ndata: {\"a\":1}\n\n"))
        .containsExactly(new ServerSentEvent("ping", "{\"a\":1}"));
  }

  @Test
  void severalLinesOfDataBecomeOneText() throws IOException {
    assertThat(read("data: one\ndata:two\r\ndata:  three\r\n\r\n"))
        .containsExactly(new ServerSentEvent(null, "one\ntwo\n three"));
  }

  @Test
  void commentsUnknownFieldsAndEmptyEventsAreSkipped() throws IOException {
    assertThat(read(": hello\n\nid: 7\nretry: 10\n\nevent: x\n\ndata: y\n\n"))
        .containsExactly(new ServerSentEvent("x", "y"));
  }

  @Test
  void theLastEventMayLackItsBlankLine() throws IOException {
    assertThat(read("data: one\n\ndata: two\n")).hasSize(2);
  }

  @Test
  void aLineThatIsCutOffIsDropped() throws IOException {
    assertThat(read("data: one\n\ndata: tw")).hasSize(1);
  }

  @Test
  void anEndlessLineIsAFlood() {
    byte[] line = "data: x".repeat(300_000).getBytes(UTF_8);

    assertThatThrownBy(() -> read(new ByteArrayInputStream(line)))
        .isInstanceOf(EventReader.FloodException.class);
  }

  @Test
  void anEndlessStreamIsAFlood() {
    var reader = new EventReader(new ByteArrayInputStream("\n".repeat(2000).getBytes(UTF_8)), 1000);

    assertThatThrownBy(reader::next).isInstanceOf(EventReader.FloodException.class);
  }

  @Property(tries = 200)
  void itDoesNotMatterHowTheBytesArrive(
      @ForAll @Size(max = 20) List<String> texts, @ForAll @IntRange(min = 1, max = 50) int atOnce)
      throws IOException {
    List<String> lines = texts.stream().map(text -> text.replaceAll("[\\r\\n]", " ")).toList();
    var stream = new StringBuilder();
    for (String line : lines) stream.append("data: ").append(line).append("\n\n");

    List<ServerSentEvent> events = read(new Dripping(stream.toString().getBytes(UTF_8), atOnce));

    List<String> expected =
        lines.stream().map(line -> new String(line.getBytes(UTF_8), UTF_8)).toList();
    assertThat(events).extracting(ServerSentEvent::data).isEqualTo(expected);
  }

  /// Gives a few bytes at a time.
  private static final class Dripping extends InputStream {
    private final ByteArrayInputStream all;
    private final int atOnce;

    Dripping(byte[] all, int atOnce) {
      this.all = new ByteArrayInputStream(all);
      this.atOnce = atOnce;
    }

    @Override
    public int read() {
      return all.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return all.read(buffer, offset, Math.min(atOnce, length));
    }
  }
}
