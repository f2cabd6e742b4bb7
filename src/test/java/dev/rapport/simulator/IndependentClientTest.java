package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendMessageDraft;
import org.telegram.telegrambots.meta.api.methods.send.SendVoice;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// A client that nobody here wrote takes the simulator for Telegram.
class IndependentClientTest {
  private final SimulatedTelegram telegram = new SimulatedTelegram().withoutLimits();
  private final OkHttpTelegramClient client =
      new OkHttpTelegramClient(
          new OkHttpClient(),
          Simulator.BOT_TOKEN,
          new TelegramUrl("http", "127.0.0.1", telegram.port(), false));

  @AfterEach
  void close() {
    telegram.close();
  }

  private Update next() throws TelegramApiException {
    return client.execute(GetUpdates.builder().timeout(5).build()).getFirst();
  }

  @Test
  void itKnowsItselfAndItsChats() throws TelegramApiException {
    long forum = telegram.chat("Book club");

    assertThat(client.execute(new GetMe()).getUserName()).isEqualTo(Simulator.BOT_USERNAME);
    assertThat(client.execute(new GetChat(Long.toString(ALICE))).getFirstName()).isEqualTo("Alice");
    assertThat(client.execute(new GetChat(Long.toString(forum))).getIsForum()).isTrue();
    assertThat(client.execute(new GetChatMember(Long.toString(forum), ALICE)).getStatus())
        .isEqualTo("member");
    assertThat(client.execute(new GetChatMember(Long.toString(forum), 100001L)).getStatus())
        .isEqualTo("administrator");
  }

  @Test
  void itReceivesSendsEditsAndDeletes() throws TelegramApiException {
    telegram.write(ALICE, "/start");

    Update update = next();
    Message sent =
        client.execute(
            SendMessage.builder()
                .chatId(update.getMessage().getChatId())
                .text("Hello Alice")
                .entities(List.of(MessageEntity.builder().type("bold").offset(6).length(5).build()))
                .replyToMessageId(update.getMessage().getMessageId())
                .build());
    var edited =
        (Message)
            client.execute(
                EditMessageText.builder()
                    .chatId(ALICE)
                    .messageId(sent.getMessageId())
                    .text("<i>Hello</i> again")
                    .parseMode("HTML")
                    .build());
    boolean deleted = client.execute(new DeleteMessage(Long.toString(ALICE), sent.getMessageId()));

    assertThat(update.getMessage().getEntities().getFirst().getText()).isEqualTo("/start");
    assertThat(update.getMessage().isCommand()).isTrue();
    assertThat(update.getMessage().getFrom().getLanguageCode()).isEqualTo("en");
    assertThat(sent.getEntities().getFirst().getText()).isEqualTo("Alice");
    assertThat(sent.getReplyToMessage().getText()).isEqualTo("/start");
    assertThat(edited.getText()).isEqualTo("Hello again");
    assertThat(edited.getEditDate()).isPositive();
    assertThat(deleted).isTrue();
  }

  @Test
  void itSeesRefusalsWithTheirParameters() {
    telegram.sim(
        "PUT",
        "/sim/faults",
        "{'methods':[{'method':'sendMessage','fault':'flood','retry_after':3,'remaining':1}]}");
    var message = new SendMessage(Long.toString(ALICE), "x");

    assertThatThrownBy(() -> client.execute(message))
        .isInstanceOfSatisfying(
            TelegramApiRequestException.class,
            refusal -> {
              assertThat(refusal.getErrorCode()).isEqualTo(429);
              assertThat(refusal.getParameters().getRetryAfter()).isEqualTo(3);
            });
    assertThatThrownBy(() -> client.execute(new SendMessage("1", "x")))
        .hasMessageContaining("chat not found");
  }

  @Test
  void itAnswersPressedButtons() throws TelegramApiException {
    var button = InlineKeyboardButton.builder().text("Stop").callbackData("stop").build();
    Message sent =
        client.execute(
            SendMessage.builder()
                .chatId(ALICE)
                .text("…")
                .replyMarkup(
                    InlineKeyboardMarkup.builder()
                        .keyboardRow(new InlineKeyboardRow(button))
                        .build())
                .build());
    telegram.sim(
        "POST",
        "/sim/chats/%d/messages/%d/press".formatted(ALICE, sent.getMessageId()),
        "{'from':%d,'callback_data':'stop'}".formatted(ALICE));

    var query = next().getCallbackQuery();
    boolean answered = client.execute(new AnswerCallbackQuery(query.getId()));

    assertThat(query.getData()).isEqualTo("stop");
    assertThat(query.getMessage().getMessageId()).isEqualTo(sent.getMessageId());
    assertThat(answered).isTrue();
  }

  @Test
  void itSendsAndFetchesFiles() throws TelegramApiException {
    byte[] content = "content".getBytes(StandardCharsets.UTF_8);
    Message sent =
        client.execute(
            SendDocument.builder()
                .chatId(ALICE)
                .document(new InputFile(new ByteArrayInputStream(content), "notes.txt"))
                .caption("notes")
                .build());
    Message voice =
        client.execute(
            SendVoice.builder()
                .chatId(ALICE)
                .voice(
                    new InputFile(
                        new ByteArrayInputStream("OggS…".getBytes(StandardCharsets.UTF_8)),
                        "v.ogg"))
                .duration(4)
                .build());

    var file = client.execute(new GetFile(sent.getDocument().getFileId()));
    String path = "/file/bot%s/%s".formatted(Simulator.BOT_TOKEN, file.getFilePath());

    // The client itself looks for files at api.telegram.org only.
    assertThat(telegram.raw(HttpRequest.newBuilder(telegram.uri().resolve(path))).body())
        .isEqualTo(content);
    assertThat(sent.getDocument().getFileName()).isEqualTo("notes.txt");
    assertThat(sent.getCaption()).isEqualTo("notes");
    assertThat(voice.getVoice().getDuration()).isEqualTo(4);
  }

  @Test
  void itStreamsDraftsReactsAndSetsCommands() throws TelegramApiException {
    int id = telegram.write(ALICE, "hi").path("message_id").intValue();

    boolean shown =
        client.execute(SendMessageDraft.builder().chatId(ALICE).draftId(1).text("He").build());
    boolean reacted =
        client.execute(
            SetMessageReaction.builder()
                .chatId(ALICE)
                .messageId(id)
                .reactionTypes(List.of(ReactionTypeEmoji.builder().emoji("👍").build()))
                .build());
    client.execute(SetMyCommands.builder().command(new BotCommand("start", "Begin")).build());

    assertThat(shown).isTrue();
    assertThat(reacted).isTrue();
    assertThat(client.execute(new GetMyCommands()))
        .extracting(BotCommand::getCommand)
        .containsExactly("start");
  }

  @Test
  void itSetsAWebhook() throws TelegramApiException {
    client.execute(
        SetWebhook.builder()
            .url("http://127.0.0.1:1/hook")
            .maxConnections(5)
            .secretToken("abc")
            .allowedUpdates(List.of("message"))
            .build());

    var info = client.execute(new GetWebhookInfo());

    assertThat(info.getUrl()).isEqualTo("http://127.0.0.1:1/hook");
    assertThat(info.getMaxConnections()).isEqualTo(5);
    assertThat(info.getAllowedUpdates()).containsExactly("message");
  }
}
