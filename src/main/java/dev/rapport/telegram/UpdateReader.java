package dev.rapport.telegram;

/// Reads updates. Total: any bytes give an update or an envelope that says what is wrong.
public interface UpdateReader {
  /// Reads only what is needed to store an update.
  ///
  /// @throws IllegalArgumentException if it is not JSON or has no usable `update_id`; the message
  ///   says which
  UpdateEnvelope envelope(long botId, byte[] body);

  /// Reads the whole update. Fields that we do not know, or of a type that we do not expect, are
  /// skipped.
  Update read(byte[] body);
}
