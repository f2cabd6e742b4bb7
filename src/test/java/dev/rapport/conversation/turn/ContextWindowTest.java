package dev.rapport.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.history.Conversation;
import dev.rapport.conversation.history.Said;
import dev.rapport.conversation.history.Said.Role;
import dev.rapport.llm.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ContextWindowTest {
  private static final Conversation HERE = new Conversation(42, 7, 0);

  private static Said member(String text) {
    return new Said(HERE, 1, Role.MEMBER, "Anna", text);
  }

  private static Said assistant(String text) {
    return new Said(HERE, 1, Role.ASSISTANT, null, text);
  }

  @Test
  void thePersonaComesFirstAndTheNewestMessageLast() {
    var window = new ContextWindow("Be kind.", 1000);

    var messages =
        window.messages(List.of(member("hi"), assistant("hello"), member("well")), false);

    assertThat(messages)
        .extracting(ModelMessage::text)
        .containsExactly("Be kind.", "hi", "hello", "well");
  }

  @Test
  void namesTellPeopleApartInAGroup() {
    var messages = new ContextWindow("p", 1000).messages(List.of(member("hi")), true);

    assertThat(messages.getLast().text()).isEqualTo("Anna: hi");
  }

  @Test
  void messagesOfABurstBecomeOne() {
    var messages = new ContextWindow("p", 1000).messages(List.of(member("a"), member("b")), false);

    assertThat(messages).extracting(ModelMessage::text).containsExactly("p", "a\n\nb");
  }

  @Test
  void anAnswerWhoseQuestionDoesNotFitIsLeftOutToo() {
    var said = List.of(member("x".repeat(900)), assistant("short"), member("new"));

    var messages = new ContextWindow("p", 100).messages(said, false);

    assertThat(messages).extracting(ModelMessage::text).containsExactly("p", "new");
  }

  @Property(tries = 200)
  void theWindowKeepsItsBudgetItsOrderAndTheNewestMessage(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 900) Integer> lengths,
      @ForAll @IntRange(min = 500, max = 3000) int budget) {
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      String text = "m".repeat(lengths.get(i));
      said.add(i % 2 == lengths.size() % 2 ? assistant(text) : member(text));
    }

    var messages = new ContextWindow("persona", budget).messages(said, false);

    int characters = messages.stream().mapToInt(message -> message.text().length()).sum();
    assertThat(characters).isLessThanOrEqualTo(3 * budget);
    assertThat(messages.getFirst().role()).isEqualTo(ModelMessage.Role.SYSTEM);
    assertThat(messages.get(1).role()).isEqualTo(ModelMessage.Role.MEMBER);
    assertThat(messages.getLast().text()).isEqualTo(said.getLast().body());
    for (int i = 1; i < messages.size(); i++) {
      assertThat(messages.get(i).role()).isNotEqualTo(messages.get(i - 1).role());
    }
  }
}
