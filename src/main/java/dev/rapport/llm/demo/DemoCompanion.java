package dev.rapport.llm.demo;

import dev.rapport.llm.ModelMessage;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Answers by rules: the first one whose words occur in the last message wins. The same context
/// always gets the same answer.
final class DemoCompanion {
  private static final String LABEL =
      """


      > I am the built-in *demo companion*: a few rules, not a language model. To talk to a real \
      one, set `OPENAI_API_KEY` or `ANTHROPIC_API_KEY`, or run Ollama on this machine, and start \
      me again.\
      """;

  private static final List<Rule> RULES =
      List.of(
          Rule.when(
              "are you (a )?(human|real|person)|bist du ein mensch|eres human|ты человек",
              DemoCompanion::aboutMe),
          Rule.when(
              "who are you|what are you|your name|wer bist du|quién eres|qui es-tu|кто ты",
              DemoCompanion::aboutMe),
          Rule.when(
              "my name is|my name's|call me|ich heiße|me llamo|je m'appelle|me chamo|меня зовут",
              heard -> "Nice to meet you" + heard.commaName() + "! What would you like to try?"),
          Rule.when("what('s| is) my name|who am i|wie heiße ich", DemoCompanion::yourName),
          Rule.when(
              "(long|lange?n?) (answer|text|message|antwort)|at length|in detail",
              _ -> DemoTexts.LONG),
          Rule.when(
              "story|tale|geschichte|cuento|historia|histoire|история|сказк", DemoCompanion::story),
          Rule.when("table|tabelle|tabla|tableau|таблиц", _ -> DemoTexts.TABLE),
          Rule.when("code|program|snippet|código", _ -> DemoTexts.CODE),
          Rule.when("list|liste|lista|список", _ -> DemoTexts.LIST),
          Rule.when("format|bold|italic|markdown", _ -> DemoTexts.FORMATTING),
          Rule.when("joke|witz|chiste|blague|piada|шутк", _ -> DemoTexts.JOKE),
          Rule.when(
              "help|what can you|was kannst du|hilfe|ayuda|aide|ajuda|помо",
              _ -> DemoTexts.ABILITIES),
          Rule.when(
              "how are you|wie geht|cómo estás|como vai|ça va|как дела",
              heard -> "Always well, as rules are. How are you today" + heard.commaName() + "?"),
          Rule.when(
              "thank|danke|gracias|obrigad|merci|спасибо",
              heard -> "You are welcome" + heard.commaName() + "!"),
          Rule.when(
              "good ?bye|^bye|tschüss|adiós|tchau|au revoir|пока",
              heard -> "Goodbye" + heard.commaName() + ", and come back soon!"),
          Rule.when(
              "guten (tag|morgen|abend)|hallo|moin|servus",
              heard -> "Hallo" + heard.commaName() + "! Wie geht es dir heute?"),
          Rule.when("hola|buen[oa]s", heard -> "¡Hola" + heard.commaName() + "! ¿Qué tal?"),
          Rule.when(
              "привет|здравствуй|добрый", heard -> "Привет" + heard.commaName() + "! Как дела?"),
          Rule.when("olá|oi|bom dia|boa tarde", heard -> "Olá" + heard.commaName() + "! Tudo bem?"),
          Rule.when(
              "bonjour|salut|bonsoir",
              heard -> "Bonjour" + heard.commaName() + " ! Comment ça va ?"),
          Rule.when(
              "hi|hello|hey|good (morning|evening|afternoon)|greetings",
              heard -> "Hello" + heard.commaName() + "! What is on your mind today?"));

  private DemoCompanion() {}

  /// @param words what must occur, as whole words at least at its beginning
  private record Rule(Pattern words, Function<Heard, String> answer) {
    static Rule when(String words, Function<Heard, String> answer) {
      String pattern = "(?<!\\p{L})(" + words + ")";
      return new Rule(
          Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), answer);
    }
  }

  /// The answer to the last message of a context, in Markdown.
  static String answer(List<ModelMessage> context) {
    Heard heard = Heard.of(context);
    String answer =
        RULES.stream()
            .filter(rule -> rule.words().matcher(heard.text()).find())
            .findFirst()
            .map(rule -> rule.answer().apply(heard))
            .orElseGet(() -> askBack(heard));
    return heard.isFirst() ? answer + LABEL : answer;
  }

  private static String aboutMe(Heard heard) {
    return "No human here"
        + heard.commaName()
        + ": I am Rapport's demo companion, a program that follows a few rules. I am not even a"
        + " language model. Ask me what I can do, though!";
  }

  private static String yourName(Heard heard) {
    return heard.name().isEmpty()
        ? "You have not told me yet. What shall I call you?"
        : "You are **" + heard.name() + "**, as you told me.";
  }

  private static String story(Heard heard) {
    return DemoTexts.STORY.formatted(heard.name().isEmpty() ? "a lighthouse keeper" : heard.name());
  }

  private static String askBack(Heard heard) {
    String question = DemoTexts.QUESTIONS.get(heard.answersSoFar() % DemoTexts.QUESTIONS.size());
    String subject =
        heard.subject().map(word -> "“" + word + "”, I see. ").orElse("I am listening. ");
    return subject + question;
  }
}
