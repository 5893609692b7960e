package io.jswift.service.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.jswift.domain.CancelledException;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.UnexpectedAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** What the readers and writers of this package share. */
final class Json {
  private Json() {}

  interface Reading<T> {
    T read(JsonReader json) throws IOException;
  }

  interface Writing {
    void write(JsonWriter json) throws IOException;
  }

  /**
   * Reads one JSON value to the end of the stream, without holding more than a buffer of it.
   *
   * @param what names the document in the exception
   * @throws UnexpectedAnswerException if it is not that document
   */
  static <T> T read(InputStream body, String what, Reading<T> reading) {
    try (JsonReader json = JsonReader.of(Okio.buffer(Okio.source(body)))) {
      T value = reading.read(json);
      if (json.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonDataException("something follows it at " + json.getPath());
      }
      return value;
    } catch (InterruptedIOException interrupted) {
      throw new CancelledException("The thread was interrupted.", interrupted);
    } catch (IOException
        | JsonDataException
        | IllegalArgumentException
        | InvalidRequestException notThat) {
      throw new UnexpectedAnswerException(
          "The server's answer is not " + what + ": " + notThat.getMessage() + ".", notThat);
    }
  }

  static byte[] write(Writing writing) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      writing.write(json);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return buffer.readByteArray();
  }

  /**
   * Reads any value: maps, lists, texts, booleans, whole numbers as Long, others as Double, and
   * null.
   */
  static @Nullable Object any(JsonReader json) throws IOException {
    return switch (json.peek()) {
      case BEGIN_OBJECT -> object(json);
      case BEGIN_ARRAY -> array(json);
      case STRING -> json.nextString();
      case BOOLEAN -> json.nextBoolean();
      case NUMBER -> number(json.nextString());
      case NULL -> {
        json.nextNull();
        yield null;
      }
      default -> throw new JsonDataException("an unexpected token at " + json.getPath());
    };
  }

  static Map<String, Object> object(JsonReader json) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      map.put(name, any(json)); // a null stays one
    }
    json.endObject();
    return map;
  }

  private static List<Object> array(JsonReader json) throws IOException {
    List<Object> list = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      list.add(any(json));
    }
    json.endArray();
    return list;
  }

  /** Reads a number of bytes. */
  static long size(JsonReader json) throws IOException {
    long size = json.nextLong();
    if (size < 0) {
      throw new JsonDataException("a negative size at " + json.getPath());
    }
    return size;
  }

  private static Object number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      return Double.parseDouble(text);
    }
  }
}
