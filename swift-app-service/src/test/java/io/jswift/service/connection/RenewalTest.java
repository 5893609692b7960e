package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.Fixture;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session that is refused: when another is made, how often, and for whom. */
class RenewalTest {
  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private long logins() {
    return fixture.memory.requests().stream().filter("GET /auth/v1.0"::equals).count();
  }

  private Connection connection(WireListener listener) {
    return new Connection(
        fixture.transport,
        fixture.auth("testing"),
        ConnectionSettings.DEFAULTS.withTime(fixture.time).withListener(listener));
  }

  /** Returns a connection that does something before each HEAD. */
  private Connection listening(Consumer<Connection> before) {
    Connection[] swift = new Connection[1];
    swift[0] =
        connection(
            new WireListener() {
              @Override
              public void sending(String method, String url, Headers headers) {
                if (method.equals("HEAD")) {
                  before.accept(swift[0]);
                }
              }
            });
    return swift[0];
  }

  private void anotherGetsIn(Connection swift) {
    swift.getContainer(Fixture.CONTAINER, ListingQuery.ALL, CallOptions.none());
  }

  @Test
  void aNewTokenThatNobodyEverGotInWithIsARefusal() {
    ObjectPath path = fixture.put("o", "text");
    fixture.faults("HEAD /c/o #1-2 -> expire-token");

    Throwable thrown = catchThrowable(() -> fixture.swift.headObject(path, CallOptions.none()));

    // The first new session was never accepted by anyone: that is no renewal, but a refusal.
    assertThat(thrown).isNotNull();
    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void aTokenMayDieThreeTimesWithinAnOperationIfOthersGotInWithIt() {
    ObjectPath path = fixture.put("o", "text");
    Connection swift = listening(this::anotherGetsIn);
    fixture.faults("HEAD /c/o #* -> 401");

    Throwable thrown = catchThrowable(() -> swift.headObject(path, CallOptions.none()));

    assertThat(thrown).isInstanceOf(StatusException.class);
    assertThat(fixture.requests("HEAD")).hasSize(4);
    assertThat(logins()).isEqualTo(4);
  }

  @Test
  void a403RenewsNoSecondTimeThoughOthersGotIn() {
    ObjectPath path = fixture.put("o", "text");
    Connection swift =
        listening(
            each -> {
              anotherGetsIn(each);
              fixture.time.advance(Duration.ofHours(25));
            });
    fixture.faults("HEAD /c/o #* -> 403");

    assertThat(catchThrowable(() -> swift.headObject(path, CallOptions.none())))
        .isInstanceOf(StatusException.class);

    assertThat(fixture.requests("HEAD")).hasSize(2);
  }

  @Test
  void aSessionThatAnotherThreadReplacedIsNotDropped() {
    ObjectPath path = fixture.put("o", "text");
    Connection[] swift = new Connection[1];
    boolean[] met = new boolean[1];
    WireListener anotherIsRefusedFirst =
        new WireListener() {
          @Override
          public void answered(
              String method, String url, Headers sent, int status, String reason, Headers headers) {
            if (method.equals("HEAD") && !met[0]) {
              met[0] = true;
              swift[0].getContainer(Fixture.CONTAINER, ListingQuery.ALL, CallOptions.none());
            }
          }
        };
    swift[0] = connection(anotherIsRefusedFirst);
    swift[0].session(new Cancellation());
    fixture.faults("HEAD /c/o #1 -> 401", "GET /c #1 -> 401");

    swift[0].headObject(path, CallOptions.none());

    assertThat(fixture.requests("HEAD")).hasSize(2);
    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void a403RenewsOnceWhereTheTimeIsOver() {
    ObjectPath path = fixture.put("o", "text");
    WireListener aDayPasses =
        new WireListener() {
          @Override
          public void sending(String method, String url, Headers headers) {
            fixture.time.advance(Duration.ofHours(25));
          }
        };
    Connection slow =
        new Connection(
            fixture.transport,
            fixture.auth("testing"),
            ConnectionSettings.DEFAULTS.withTime(fixture.time).withListener(aDayPasses));
    fixture.faults("HEAD /c/o #* -> 403");

    assertThat(catchThrowable(() -> slow.headObject(path, CallOptions.none())))
        .isInstanceOf(StatusException.class);

    assertThat(fixture.requests("HEAD")).hasSize(2);
    assertThat(logins()).isEqualTo(2);
  }

  @Test
  void a403OfALiveSessionIsFinal() {
    ObjectPath path = fixture.put("o", "text");
    fixture.faults("HEAD /c/o #* -> 403");

    assertThat(catchThrowable(() -> fixture.swift.headObject(path, CallOptions.none())))
        .isInstanceOf(StatusException.class);

    assertThat(fixture.requests("HEAD")).hasSize(1);
    assertThat(logins()).isZero();
  }

  @Test
  void a403RenewsOnceWhereTheEndIsUnknownAndTheSessionOld() {
    ObjectPath path = fixture.put("o", "text");
    Auth endless = cancellation -> endless(fixture.auth("testing").login(cancellation));
    Connection swift =
        new Connection(
            fixture.transport, endless, ConnectionSettings.DEFAULTS.withTime(fixture.time));
    swift.headObject(path, CallOptions.none());
    fixture.faults("HEAD /c/o #* -> 403");

    assertThat(catchThrowable(() -> swift.headObject(path, CallOptions.none()))).isNotNull();
    fixture.time.advance(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(catchThrowable(() -> swift.headObject(path, CallOptions.none()))).isNotNull();
    assertThat(logins()).isZero();
    fixture.time.advance(Duration.ofSeconds(1));
    assertThat(catchThrowable(() -> swift.headObject(path, CallOptions.none()))).isNotNull();
    assertThat(logins()).isEqualTo(1);
  }

  private static Session endless(Session session) {
    return new Session(session.storageUrl(), session.token(), null, null);
  }
}
