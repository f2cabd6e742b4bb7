package dev.rapport.telegram.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// A request's body that knows whether any of it was handed to the connection. That tells a call
/// that certainly was not made from one whose fate is unknown.
final class JsonBody extends AbstractHttpEntity {
  private final byte[] content;
  private boolean sent;

  JsonBody(byte[] content) {
    super("application/json", null);
    this.content = content;
  }

  boolean wasSent() {
    return sent;
  }

  @Override
  public void writeTo(OutputStream connection) throws IOException {
    sent = true;
    connection.write(content);
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public long getContentLength() {
    return content.length;
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public void close() {
    // Nothing is open: the content is an array.
  }
}
