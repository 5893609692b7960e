package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.ports.transport.Request;
import io.jswift.service.AlteringTransport.Told;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.settings.ServiceSettings;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that are not those of the question: the file is right, or it is said and none is left.
 */
class AlteredDownloadTest extends PartsCase {
  private final AlteringTransport wire = new AlteringTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          wire, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));
  private final SwiftService service =
      new SwiftService(swift, ServiceSettings.DEFAULTS.withSegmentThreads(1));

  @AfterEach
  void closeAltered() {
    service.close();
    swift.close();
  }

  private static boolean reads(Request request) {
    return request.method().equals("GET") && request.target().toString().endsWith("/c/o");
  }

  private static String range(Request request) {
    return request.headers().first("Range").orElse("");
  }

  /** Alters the answers to reads that ask for such a range; "" is that of reads of everything. */
  private void altered(String range, UnaryOperator<Told> how) {
    wire.answers =
        (request, told) ->
            reads(request) && range(request).startsWith(range) ? how.apply(told) : told;
  }

  private SwiftException fails(DownloadOptions options) throws IOException {
    Files.writeString(target(), "what was there");
    DownloadOutcome outcome = download(options, service);
    assertThat(outcome).isInstanceOf(DownloadOutcome.Failed.class);
    assertThat(target()).hasContent("what was there");
    return ((DownloadOutcome.Failed) outcome).failure().cause();
  }

  private void succeeds(DownloadOptions options, byte[] bytes) {
    assertThat(download(options, service)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);
  }

  private static InputStream and(InputStream first, int more) {
    return new SequenceInputStream(first, new ByteArrayInputStream(new byte[more]));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatKnowsNoRangesIsSaidSo(boolean segmented) throws IOException {
    if (segmented) {
      putSegmented(1);
    } else {
      putPlain(1);
    }
    wire.questions = request -> AlteringTransport.with(request, request.headers().without("Range"));

    assertThat(fails(inParts().build()))
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("asked for bytes=0-999, the server sent everything");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes 0-999/5017", "bytes 1000-1998/5017", "bytes 1001-2000/5017", "x", ""})
  void anotherRangeThanWasAskedForIsSaidSo(String told) throws IOException {
    putSegmented(1);
    altered("bytes=1000-", answer -> answer.withHeader("Content-Range", told));

    assertThat(fails(inParts().build()))
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("asked for bytes=1000-1999, the server sent ");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void bytesBeyondAPartDamageNoOther(boolean checked, boolean told) throws IOException {
    byte[] bytes = putSegmented(1);
    CountDownLatch others = new CountDownLatch(SEGMENTS - 1);
    AtomicInteger times = new AtomicInteger();
    // The first part comes after all others, and has bytes for the place of the second, once.
    wire.answers =
        (request, answer) -> {
          if (!range(request).startsWith("bytes=0-")) {
            return reads(request) ? answer.withBody(ending(answer.body(), others)) : answer;
          }
          if (times.getAndIncrement() > 0) {
            return answer;
          }
          Told longer = answer.withBody(after(others, and(answer.body(), 100)));
          return told
              ? longer.withHeader("Content-Length", Integer.toString(SEGMENT + 100))
              : longer.without("Content-Length");
        };

    try (SwiftService parallel = new SwiftService(swift)) {
      DownloadOutcome outcome = download(inParts().checksum(checked).build(), parallel);
      assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
      assertThat(((DownloadOutcome.Downloaded) outcome).attempts()).isEqualTo(2);
    }
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(last().bytes()).isEqualTo(SIZE);
  }

  private static InputStream ending(InputStream body, CountDownLatch ends) {
    return new FilterInputStream(body) {
      @Override
      public int read(byte[] into, int offset, int count) throws IOException {
        int read = super.read(into, offset, count);
        if (read < 0) {
          ends.countDown();
        }
        return read;
      }
    };
  }

  private static InputStream after(CountDownLatch ends, InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public int read(byte[] into, int offset, int count) throws IOException {
        try {
          ends.await();
        } catch (InterruptedException interrupted) {
          throw new InterruptedIOException();
        }
        return super.read(into, offset, count);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void halfAnObjectThatNobodyAskedForIsNotTheObject(boolean checked) throws IOException {
    byte[] bytes = putPlain(1);
    altered(
        "",
        answer ->
            answer
                .withStatus(206)
                .withHeader("Content-Range", "bytes 0-99/" + SIZE)
                .withHeader("Content-Length", "100")
                .withBody(new ByteArrayInputStream(Arrays.copyOf(bytes, 100))));

    assertThat(fails(DownloadOptions.builder().checksum(checked).build()))
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("bytes 0-99/5017");
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 'read_length != content_length, 5017 != 6017'",
    "1, 'read_length != content_length, 5017 != 5018'",
    "-1, md5sum != etag"
  })
  void aWrongLengthIsSeen(int more, String told) throws IOException {
    putPlain(1);
    altered("", answer -> answer.withHeader("Content-Length", Integer.toString(SIZE + more)));

    assertThat(fails(DownloadOptions.DEFAULTS))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("Error downloading o: " + told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-", "bytes=2000-"})
  void aPartOfAnotherObjectIsNoSplice(String range) throws IOException {
    putSegmented(1);
    altered(range, answer -> answer.withHeader("Etag", "0123456789abcdef0123456789abcdef"));

    assertThat(fails(inParts().checksum(false).build()))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("changed while it was read");
  }

  @Test
  void aReadThatBreaksDoesNotGoOnWithAnotherObject() throws IOException {
    putPlain(1);
    // A cache that knows no conditions, in front of an object that is replaced.
    wire.questions =
        request -> AlteringTransport.with(request, request.headers().without("If-Match"));
    AtomicInteger reads = new AtomicInteger();
    wire.answers =
        (request, told) -> {
          if (reads(request) && reads.incrementAndGet() == 1) {
            putPlain(2);
          }
          return told;
        };
    fixture.faults("GET /c/o #1 -> cut=2500");

    assertThat(fails(DownloadOptions.builder().checksum(false).build()))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("changed while it was read");
  }

  @Test
  void bytesThatOnlySayTheyArePackedAreTakenAsTheyAre() throws IOException {
    byte[] bytes = putPlain(1);
    altered("", answer -> answer.withHeader("Content-Encoding", "gzip"));

    succeeds(DownloadOptions.DEFAULTS, bytes);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void aPartWithoutAnEndIsGivenUp(boolean checked, boolean told) throws IOException {
    putSegmented(1);
    altered(
        "bytes=1000-",
        answer -> {
          Told endless = answer.withBody(new Endless());
          return told ? endless : endless.without("Content-Length");
        });

    assertThat(fails(inParts().checksum(checked).build())).isInstanceOf(IntegrityException.class);
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      return count;
    }
  }

  @Test
  void anObjectReplacedBetweenTwoPartsIsAnErrorAndThenBegunAnew() throws IOException {
    putPlain(1);
    byte[][] second = new byte[1][];
    wire.answers =
        (request, told) -> {
          if (second[0] == null && range(request).startsWith("bytes=2000-")) {
            second[0] = putPlain(2);
          }
          return told;
        };

    assertThat(fails(inParts().build()))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("changed while it was read");
    succeeds(inParts().build(), second[0]);
    assertThat(others()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void tokensThatDieInTheMiddleAreRenewedMoreThanOnce(boolean segmented) throws IOException {
    byte[] bytes = segmented ? putSegmented(1) : putPlain(1);
    fixture.faults(
        "GET /c/o #2 -> expire-token", "GET /c/o #4 -> expire-token", "GET /c/o #6 -> 401");

    succeeds(inParts().build(), bytes);
    assertThat(fixture.memory.requests()).filteredOn(each -> each.contains("/auth/")).hasSize(4);
  }

  @Test
  void aNewTokenThatIsRefusedAtOnceIsAnError() throws IOException {
    putSegmented(1);
    fixture.faults("GET /c/o #3+ -> 401");

    assertThat(fails(inParts().build())).hasMessageContaining("401");
    assertThat(fixture.requests("GET").size()).isLessThan(10);
  }
}
