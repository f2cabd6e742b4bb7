package dev.rapport.llm.demo;

import java.util.List;

/// The demo companion's longer answers, in Markdown.
final class DemoTexts {
  static final List<String> QUESTIONS =
      List.of(
          "My rules do not reach far into that, but tell me: what do you like best about it?",
          "How did you come to that?",
          "What would you do next, if it were up to you alone?",
          "A language model could say something clever here. I can offer a *story*, a *list*, a"
              + " *table*, some *code* or a *long answer* instead. Which one?");

  static final String ABILITIES =
      """
      Not very much, but all of it at once:

      - tell a **story** or a **joke**
      - show **formatting**, a **list**, a **table** or some **code**
      - give a **long answer**, to see how it streams and where it is split
      - remember your name, if you tell me ("my name is Ada")
      - say hello in English, German, Spanish, Russian, Portuguese and French\
      """;

  static final String LIST =
      """
      Three things that make a good conversation:

      1. **Listening**, which is half of it
      2. **Asking**, which is the other half
      3. Everything else:
         - patience
         - a cup of tea\
      """;

  static final String TABLE =
      """
      Here is a small table:

      | Planet  | Moons | A day lasts |
      |---------|------:|-------------|
      | Mercury |     0 | 176 days    |
      | Earth   |     1 | 24 hours    |
      | Jupiter |    97 | 10 hours    |\
      """;

  static final String CODE =
      """
      With pleasure, in Java:

      ```java
      void main() {
        for (var name : List.of("Ada", "Grace", "Barbara")) {
          IO.println("Hello, " + name + "!");
        }
      }
      ```

      `List.of` makes a list that nobody can change.\
      """;

  static final String FORMATTING =
      """
      # A heading
      This is **bold**, this *italic*, this ~~struck out~~, this `code`, and this \
      [a link](https://core.telegram.org/bots/api).

      > And a quotation, for good measure.\
      """;

  static final String JOKE =
      "Why do programmers mix up Halloween and Christmas? Because OCT 31 equals DEC 25.";

  static final String STORY =
      """
      Once there was %s who lived where the land ends. Every evening a light went up the hundred \
      steps, and every evening a ship far out answered with three short flashes.

      One night no answer came. The light stayed on until morning, and the next night, and the one \
      after that. On the fourth evening three flashes came back, very faint, and then three more.

      Nobody ever learned who was out there. But since that night the light has been lit a little \
      earlier, just in case somebody is waiting for it.\
      """;

  static final String LONG =
      """
      # How a message travels
      You asked for a long answer, so here is the way of your message through this program, from \
      your telephone and back. It is long enough to be split into several messages, and you can \
      end it at any time with /stop.

      ## It arrives
      Telegram hands each message over as an *update*, either by calling the bot's webhook or when \
      the bot asks for news. Before the bot confirms anything, the update is written to a database \
      and is safely on disk. Only then does Telegram hear "received". If the power failed in the \
      very next moment, your message would still be there when the lights come back, and it would \
      still be answered.

      ## It waits in line
      Each chat has a lane of its own, and in each lane one thing happens after the other. So two \
      messages that you send in quick succession are never answered in the wrong order, while a \
      thousand other people are served at the same time. Several messages in a row are put \
      together and get one answer, as a friend would do it.

      ## It gets an answer
      Now somebody has to think of something to say. Usually that is a **language model**:

      1. The last part of your conversation is collected, as much as fits.
      2. A character description is put in front of it.
      3. The model is asked, and it answers in small pieces, a few letters at a time.
      4. If the model does not answer in time, another one is asked in its place.

      Just now it is only me, the demo companion, and I do not think at all. I look for a few \
      words in your message and pick the answer that goes with them. That is quick and costs \
      nothing, but you will have noticed by now that it is not very clever.

      ## You watch it being written
      While the pieces come in, you see them. In a private chat they appear as a draft that grows; \
      in a group one message is edited again and again. Not too often, though, since Telegram asks \
      its bots to be calm: about once in half a second is plenty for human eyes.

      ## It is made pretty
      Models write *Markdown*, a way of marking text with stars and dashes. Telegram wants \
      something else, so everything is translated: headings, lists, quotations, tables and code.

      ```
      stars and dashes  ->  a tree  ->  bold, italic, lists, code
      ```

      Telegram allows 4,096 letters in one message. A longer answer is cut into parts, at the end \
      of a paragraph if possible, at the end of a sentence if not, and never in the middle of a \
      word or of a piece of code.

      ## It is sent, once
      Sending is the delicate part. If the connection breaks at the wrong moment, nobody can know \
      whether the message arrived: Telegram offers no way of asking. A careless program would send \
      it again, and you would read everything twice. This one notes down what it is about to do \
      before it does it, and when it is in doubt it says so, and offers to show the message again.

      ## It knows when to stop
      Answers can go wrong in many ways. A model may fall silent in the middle of a sentence, or \
      lose the connection, or talk without end. Then what has come so far is kept and marked as \
      incomplete, and you can ask for it again with /retry. If nothing came at all, it is tried \
      again a little later, a few times and with growing pauses; and if nothing helps, you are \
      told so, once and politely, instead of being left to wonder.

      ## It is not alone
      One program on one machine serves a good many people. When there are more, a second program \
      is started on another machine, and both look at the same database. They share the lanes \
      between them: whoever is free takes the next one and holds it for half a minute, and says \
      again and again that it is still there. If one of the machines dies in the middle of an \
      answer, the lane becomes free when its time is over, and the other machine goes on with it. \
      So nothing is forgotten, and nobody has to notice that anything happened at all.

      ## It keeps an eye on itself
      Every part of the way is counted and timed. How many messages wait just now? How long does a \
      model need for its first word? What did today cost? Whoever runs the program sees it on a \
      page, and a bell can ring when something takes longer than it should. What you write is not \
      part of that: the words of a conversation belong in the conversation and nowhere else, least \
      of all in a log file that somebody reads on a Monday morning.

      ## And then
      Your message and the answer become part of the conversation, so that the next answer can \
      refer to them. The lane is free again, and the program waits for whatever you say next. \
      What will it be?\
      """;

  private DemoTexts() {}
}
