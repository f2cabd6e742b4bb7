package dev.rapport.telegram;

import java.io.IOException;
import java.io.InputStream;

/// Calls the Bot API and keeps its flood limits. Thread-safe; blocks, made for virtual threads.
public interface BotApi {
  /// Makes a call, waiting for the chat's flood budget if that takes seconds only.
  ///
  /// @return what became of it; [CallResult.FloodLimited] without a call if the wait would be
  ///   longer
  CallResult call(BotCall call);

  /// Makes a call that shows progress (a draft, an edit, a chat action) only if the chat's budget
  /// has room for it now and for the final message after it.
  ///
  /// @return what became of it; [CallResult.FloodLimited] without a call if there is no room
  CallResult callIfRoom(BotCall call);

  /// Opens a file that somebody sent, of at most 20 MB.
  ///
  /// @throws IOException if it is gone, too big, or Telegram cannot be reached
  InputStream download(String fileId) throws IOException;
}
