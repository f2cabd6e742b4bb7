package dev.rapport.llm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.llm.ModelMessage;
import dev.rapport.llm.ModelMessage.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCompanionTest {
  /// The answer to the last of these, said by a member and the assistant in turns.
  private static String answer(String... said) {
    List<ModelMessage> context = new ArrayList<>();
    context.add(new ModelMessage(Role.SYSTEM, "You are Rapport."));
    for (int at = 0; at < said.length; at++) {
      context.add(new ModelMessage(at % 2 == 0 ? Role.MEMBER : Role.ASSISTANT, said[at]));
    }
    return DemoCompanion.answer(context);
  }

  private static String laterAnswer(String said) {
    return answer("Hm", "Yes?", said);
  }

  @Test
  void theFirstAnswerSaysWhatItIsAndHowToGetMore() {
    assertThat(answer("Hi"))
        .contains("demo companion", "not a language model", "OPENAI_API_KEY", "ANTHROPIC_API_KEY")
        .contains("Ollama");
    assertThat(laterAnswer("Hi")).doesNotContain("OPENAI_API_KEY");
  }

  @ParameterizedTest
  @CsvSource({
    "Hi!, Hello",
    "Guten Tag, Hallo",
    "hola, ¡Hola",
    "Привет, Привет",
    "Bom dia, Olá",
    "Bonjour, Bonjour"
  })
  void greetingsAreReturnedInTheirLanguage(String said, String answer) {
    assertThat(laterAnswer(said)).startsWith(answer);
  }

  @ParameterizedTest
  @CsvSource({"Are you human?", "Bist du ein Mensch?", "Who are you?", "are you a real person"})
  void itNeverClaimsToBeHumanOrALanguageModel(String said) {
    assertThat(laterAnswer(said)).contains("No human here").contains("not even a language model");
  }

  @Test
  void itRemembersANameWithinItsContext() {
    assertThat(laterAnswer("My name is ada.")).contains("Ada");
    assertThat(answer("Ich heiße Grace", "Hallo", "what is my name?")).contains("**Grace**");
    assertThat(laterAnswer("what is my name?")).contains("not told me");
    assertThat(answer("Call me Ada", "Ok", "tell me a story")).contains("Once there was Ada");
  }

  @Test
  void itShowsFormatting() {
    assertThat(laterAnswer("show me a list")).contains("1. ").contains("   - ");
    assertThat(laterAnswer("and a table?")).contains("|---");
    assertThat(laterAnswer("some code please")).contains("```java");
    assertThat(laterAnswer("what about formatting")).contains("**bold**").contains("# ");
  }

  @Test
  void itHelps() {
    assertThat(laterAnswer("help")).contains("story").contains("table");
    assertThat(laterAnswer("tell me a joke")).contains("Halloween");
    assertThat(laterAnswer("how are you")).endsWith("?");
    assertThat(laterAnswer("thanks")).contains("welcome");
    assertThat(laterAnswer("bye")).contains("Goodbye");
  }

  @Test
  void aLongAnswerNeedsMoreThanOneMessage() {
    String answer = laterAnswer("Give me a long answer");

    assertThat(answer.length()).isGreaterThan(4096);
    assertThat(answer.split("\\s+").length).isLessThan(1024);
  }

  @Test
  void anythingElseIsAskedBackAboutAndNotAlwaysInTheSameWay() {
    String once = laterAnswer("I planted tomatoes");
    String again = answer("a", "b", "c", "d", "I planted tomatoes");

    assertThat(once).contains("tomatoes").contains("?");
    assertThat(again).isNotEqualTo(once);
    assertThat(laterAnswer("I planted tomatoes")).isEqualTo(once);
    assertThat(laterAnswer("so?")).contains("I am listening");
  }

  @Test
  void aSendersNameInAGroupIsNotPartOfTheMessage() {
    assertThat(laterAnswer("Helpful Harry: hi")).startsWith("Hello");
  }

  @Test
  void wordsWithinWordsAreNotMeant() {
    assertThat(laterAnswer("this is a thing")).doesNotStartWith("Hello");
  }
}
