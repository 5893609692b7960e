package io.jswift.service.connection;

import io.jswift.domain.Headers;
import io.jswift.ports.transport.Response;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** An answer whose text is told when it is closed: its beginning, as far as it was read. */
final class OverheardResponse extends PassedOnResponse {
  private final int most;
  private final Consumer<String> listener;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private boolean told;

  OverheardResponse(Response response, int most, Consumer<String> listener) {
    super(response);
    this.most = most;
    this.listener = listener;
  }

  /** Returns whether a body of that type can be shown as text. */
  static boolean isText(Headers headers) {
    String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || type.contains("json") || type.contains("xml");
  }

  @Override
  public InputStream body() {
    return new FilterInputStream(response.body()) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        heard.write(into, offset, Math.max(0, Math.min(count, most - heard.size())));
        return count;
      }
    };
  }

  @Override
  public void close() {
    response.close();
    if (!told && heard.size() > 0) {
      told = true;
      listener.accept(heard.toString(StandardCharsets.UTF_8));
    }
  }
}
