package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.CallOptions;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long names may be: so many characters, however many octets each takes. */
abstract class NameSuite extends Suite {
  private ServerInfo info() {
    return swift.serverInfo(new Cancellation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "é", "漢", "😀"})
  void containersAreCountedInCharacters(String character) {
    String end = freshName("").value().toLowerCase(Locale.ROOT);
    int most = (int) info().maxContainerNameLength() - end.length();
    ContainerName longest = exactly(character.repeat(most) + end);
    assertThat(swift.headContainer(longest, CallOptions.none()).status()).isEqualTo(204);

    ContainerName over = new ContainerName(character.repeat(most + 1) + end);
    assertThat(statusOf(() -> swift.putContainer(over, CallOptions.none()))).isEqualTo(400);
  }

  // A Swift whose disks keep little beside each file (ext4) has no room for 1024 times two octets.
  @ParameterizedTest
  @ValueSource(strings = {"n, 1024", "é, 600", "漢, 400", "😀, 270"})
  void objectsAreCountedInCharacters(String each) {
    String character = each.split(", ")[0];
    int count = Integer.parseInt(each.split(", ")[1]);
    ContainerName container = container();
    put(container, character.repeat(count), "fits");
    assertThat(names(container, ListingQuery.ALL)).containsExactly(character.repeat(count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "é"})
  void anObjectOverTheLimitIsRefused(String character) {
    ContainerName container = container();
    String over = character.repeat((int) info().maxObjectNameLength() + 1);
    assertThat(statusOf(() -> put(container, over, "x"))).isEqualTo(400);
    assertThat(names(container, ListingQuery.ALL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {950, 1024})
  void aRequestLineOverTheLimitIsRefused(int characters) {
    needs(Backend.Capability.REQUEST_LINE_LIMIT);
    ContainerName container = container();
    assertThat(statusOf(() -> put(container, "漢".repeat(characters), "x"))).isEqualTo(414);
  }

  private static int statusOf(Runnable call) {
    return catchThrowableOfType(StatusException.class, call::run).status();
  }
}
