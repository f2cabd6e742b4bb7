package dev.rapport.telegram.client;

import java.io.FilterInputStream;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;

/// A file that is being fetched; it fails where it turns out larger than Telegram lets bots fetch.
final class BoundedFile extends FilterInputStream {
  static final long LIMIT = 20L << 20;

  private final ClassicHttpResponse response;
  private long read;

  BoundedFile(ClassicHttpResponse response) throws IOException {
    super(response.getEntity().getContent());
    this.response = response;
    if (response.getEntity().getContentLength() > LIMIT) throw tooLarge();
  }

  static IOException tooLarge() {
    return new IOException("the file is larger than the 20 MB that bots may fetch");
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(count);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  private void count(long more) throws IOException {
    read += Math.max(0, more);
    if (read > LIMIT) throw tooLarge();
  }

  /// Closes the connection too unless the file was read to its end.
  @Override
  public void close() throws IOException {
    response.close();
  }
}
