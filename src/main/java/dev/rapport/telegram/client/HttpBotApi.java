package dev.rapport.telegram.client;

import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.CallResult;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The Bot API over HTTP. Thread-safe.
final class HttpBotApi implements BotApi {
  private final HttpCalls http;
  private final FileDownload files;
  private final FloodGate gate;
  private final CallMeters meters;

  HttpBotApi(HttpCalls http, FloodGate gate, CallMeters meters) {
    this.http = http;
    this.files = new FileDownload(http);
    this.gate = gate;
    this.meters = meters;
  }

  @Override
  public CallResult call(BotCall call) {
    @Nullable CallResult refused = gate.pass(call);
    return refused != null ? refused : make(call);
  }

  @Override
  public CallResult callIfRoom(BotCall call) {
    @Nullable CallResult refused = gate.passIfRoom(call);
    return refused != null ? refused : make(call);
  }

  @Override
  public InputStream download(String fileId) throws IOException {
    return files.open(fileId);
  }

  private CallResult make(BotCall call) {
    CallResult result = makeOnce(call);
    boolean again =
        result instanceof CallResult.Unknown && MethodRules.of(call.method()).repeatable();
    return again ? makeOnce(call) : result;
  }

  private CallResult makeOnce(BotCall call) {
    long begun = System.nanoTime();
    CallResult result = Verdict.of(call.method(), http.post(call.method(), call.body()));
    meters.made(call.method(), result, System.nanoTime() - begun);
    if (result instanceof CallResult.FloodLimited limited) gate.block(call, limited.retryAfter());
    return result;
  }
}
