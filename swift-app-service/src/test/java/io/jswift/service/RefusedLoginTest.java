package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.delete.DeleteItem;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.post.PostItem;
import io.jswift.service.post.PostRequest;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.stat.StatItem;
import io.jswift.service.stat.StatRequest;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadRequest;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A login that is refused ends a call at once, however many items are left. */
@Timeout(60)
class RefusedLoginTest {
  private static final int ITEMS = 100_000;

  private final Fixture fixture = new Fixture();
  private final Connection refused =
      new Connection(
          fixture.transport,
          fixture.auth("wrong"),
          ConnectionSettings.DEFAULTS.withTime(fixture.time));
  private final SwiftService service = new SwiftService(refused);
  private final AtomicInteger taken = new AtomicInteger();

  @AfterEach
  void close() {
    service.close();
    refused.close();
    fixture.close();
  }

  private <T> Iterator<T> items(Function<ObjectName, T> of) {
    return Stream.iterate(0, i -> i + 1)
        .limit(ITEMS)
        .map(i -> of.apply(new ObjectName("o" + i)))
        .peek(each -> taken.incrementAndGet())
        .iterator();
  }

  private enum Call {
    UPLOAD,
    DOWNLOAD,
    STAT,
    POST,
    COPY,
    DELETE
  }

  private Outcomes<?> start(Call call) {
    return switch (call) {
      case UPLOAD ->
          service.upload(
              new UploadRequest(
                  Fixture.CONTAINER,
                  items(UploadItem.Marker::new),
                  UploadOptions.builder().skipContainerPut(true).build()));
      case DOWNLOAD ->
          service.download(
              new DownloadRequest(
                  new DownloadRequest.Selection.Items(
                      items(name -> DownloadItem.of(Fixture.CONTAINER.object(name.value())))),
                  new Destination.Nowhere(),
                  DownloadOptions.DEFAULTS));
      case STAT ->
          service.stat(
              new StatRequest(
                  Fixture.CONTAINER, () -> items(name -> StatItem.of(name.value())), Headers.NONE),
              RunOptions.DEFAULTS);
      case POST ->
          service.post(
              new PostRequest(
                  Fixture.CONTAINER, () -> items(name -> PostItem.of(name.value())), Headers.NONE),
              RunOptions.DEFAULTS);
      case COPY ->
          service.copy(
              new CopyRequest(
                  Fixture.CONTAINER,
                  () -> items(name -> CopyItem.of(name.value())),
                  CopyOptions.DEFAULTS));
      case DELETE ->
          service.delete(
              DeleteRequest.of(
                  new DeleteRequest.Selection.Objects(
                      Fixture.CONTAINER, () -> items(name -> new DeleteItem(name, null, null)))));
    };
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void noMoreItemsAreTaken(Call call) {
    try (Outcomes<?> outcomes = start(call)) {
      assertThatThrownBy(outcomes::hasNext)
          .isInstanceOfSatisfying(AuthException.class, told -> assertThat(told.rejected()).isTrue())
          .hasMessageNotContaining("nothing more is begun");
      assertThat(outcomes.hasNext()).isFalse();
    }
    assertThat(taken.get()).isLessThan(ITEMS / 2);
    assertThat(fixture.memory.requests()).hasSize(1).allMatch(each -> each.startsWith("GET /auth"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aListingThatNeedsItIsNoOutcomeEither(boolean ofTheAccount) {
    DownloadRequest.Selection selection =
        ofTheAccount
            ? new DownloadRequest.Selection.Account()
            : new DownloadRequest.Selection.Container(Fixture.CONTAINER, "", "");
    DownloadRequest request =
        new DownloadRequest(selection, new Destination.Nowhere(), DownloadOptions.DEFAULTS);
    try (Outcomes<?> outcomes = service.download(request)) {
      assertThatThrownBy(outcomes::hasNext).isInstanceOf(AuthException.class);
    }
  }
}
