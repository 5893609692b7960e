package io.jswift.adapter.keystone.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.jswift.domain.UnexpectedAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Writes requests; and what the readers of this package share. */
public final class Json {
  /** More than any catalogue; a server that sends more is no Keystone. */
  private static final long LIMIT = 16L << 20;

  private Json() {}

  /** Returns the JSON of a map of texts, lists and maps. */
  public static byte[] write(Map<String, ?> object) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.jsonValue(object);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return buffer.readByteArray();
  }

  interface Reading<T> {
    T read(JsonReader json) throws IOException;
  }

  /**
   * Reads one JSON value.
   *
   * @throws UnexpectedAnswerException if it is not what the reading expects, or longer than 16 MiB
   */
  static <T> T read(InputStream body, Reading<T> reading) {
    try (JsonReader json = JsonReader.of(Okio.buffer(new Limited(body)))) {
      return reading.read(json);
    } catch (IOException | JsonDataException other) {
      throw new UnexpectedAnswerException(String.valueOf(other.getMessage()), other);
    }
  }

  /** Reads a text; null is an empty one. */
  static String text(JsonReader json) throws IOException {
    if (json.peek() == JsonReader.Token.NULL) {
      json.nextNull();
      return "";
    }
    return json.nextString();
  }

  /** Returns the time in a text, that of UTC where it names no zone; null if it is no time. */
  static @Nullable Instant instant(String text) {
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException other) {
      return null;
    }
  }

  /** Old Keystones write a catalogue without services as an object. */
  static boolean skippedEmptyObject(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
      return false;
    }
    json.beginObject();
    json.endObject();
    return true;
  }

  private static final class Limited extends ForwardingSource {
    private long left = LIMIT;

    Limited(InputStream body) {
      super(Okio.source(body));
    }

    @Override
    public long read(Buffer sink, long count) throws IOException {
      long some = super.read(sink, count);
      left -= some;
      if (left < 0) {
        throw new IOException("it is longer than " + LIMIT + " bytes");
      }
      return some;
    }
  }
}
