package dev.rapport.testing;

import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.FormattedText;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Records calls and answers them as a test says.
public final class ScriptedTelegram implements BotApi, BotCalls {
  public final List<BotCall> calls = new CopyOnWriteArrayList<>();
  private final AtomicLong messageIds = new AtomicLong(1000);
  private volatile Function<BotCall, @Nullable CallResult> script = _ -> null;

  /// Lets `script` answer; null from it means that the call works.
  public void answerWith(Function<BotCall, @Nullable CallResult> script) {
    this.script = script;
  }

  public List<String> texts() {
    return calls.stream().map(BotCall::body).toList();
  }

  @Override
  public CallResult call(BotCall call) {
    calls.add(call);
    CallResult result = script.apply(call);
    return result == null ? new CallResult.Done(messageIds.incrementAndGet()) : result;
  }

  @Override
  public CallResult callIfRoom(BotCall call) {
    return call(call);
  }

  @Override
  public InputStream download(String fileId) {
    return InputStream.nullInputStream();
  }

  @Override
  public BotCall sendMessage(
      Destination to, FormattedText text, @Nullable Long replyTo, @Nullable Button button) {
    return new BotCall("sendMessage", to.chatId(), text.text());
  }

  @Override
  public BotCall editMessage(
      long chatId, long messageId, FormattedText text, @Nullable Button button) {
    return new BotCall("editMessageText", chatId, text.text());
  }

  @Override
  public BotCall sendDraft(Destination to, long draftId, FormattedText text) {
    return new BotCall("sendMessageDraft", to.chatId(), text.text());
  }

  @Override
  public BotCall sendTyping(Destination to) {
    return new BotCall("sendChatAction", to.chatId(), "typing");
  }

  @Override
  public BotCall answerCallback(String callbackId, @Nullable String text) {
    return new BotCall("answerCallbackQuery", 0, callbackId);
  }

  @Override
  public BotCall setCommands(List<Command> commands, @Nullable String languageCode) {
    return new BotCall("setMyCommands", 0, "");
  }

  @Override
  public BotCall withoutFormatting(BotCall call) {
    return new BotCall(call.method(), call.chatId(), "plain " + call.body());
  }

  @Override
  public BotCall forChat(BotCall call, long chatId) {
    return new BotCall(call.method(), chatId, call.body());
  }
}
