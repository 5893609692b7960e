package io.jswift.service.internal.segment;

import io.jswift.domain.AuthException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The names under which a server may have stored something although no answer says so: the answer
 * was lost, or wrong, or not waited for. Used by many threads.
 */
public final class PerhapsStored {
  private final Set<ObjectPath> paths = ConcurrentHashMap.newKeySet();

  /**
   * Makes a request that stores something under that name, and judges its answer. If that throws,
   * something may stand there, unless the server plainly refused or was never reached.
   */
  public <T> T storing(ObjectPath path, Supplier<T> request) {
    paths.add(path);
    T answer;
    try {
      answer = request.get();
    } catch (SwiftException failed) {
      if (isNotDone(failed)) {
        paths.remove(path);
      }
      throw failed;
    }
    paths.remove(path);
    return answer;
  }

  /**
   * Returns whether the server plainly refused to store something, or refused the login that its
   * last attempt was made with.
   */
  public static boolean isRefusal(SwiftException failed) {
    return failed instanceof StatusException refused && refused.status() < 500
        || failed instanceof AuthException && isNotDone(failed);
  }

  // Of a refusal after an earlier attempt nobody knows what that one did.
  private static boolean isNotDone(SwiftException failed) {
    if (failed instanceof StatusException refused) {
      return refused.status() < 500 && refused.attempts() == 1;
    }
    return didNothing(failed) && Arrays.stream(failed.getSuppressed()).allMatch(e -> didNothing(e));
  }

  private static boolean didNothing(Throwable failed) {
    return failed instanceof TransportException broken && !broken.sent()
        || failed instanceof AuthException
        || failed instanceof StatusException refused && refused.status() < 500;
  }

  /** Notes that somebody looked, and knows what is there. */
  public void settled(ObjectPath path) {
    paths.remove(path);
  }

  /** Returns the names of which nobody knows. */
  public Set<ObjectPath> paths() {
    return Set.copyOf(paths);
  }
}
