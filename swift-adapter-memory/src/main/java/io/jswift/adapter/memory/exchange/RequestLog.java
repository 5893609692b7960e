package io.jswift.adapter.memory.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The last requests taken, method and target, without signatures. Safe for use by several threads.
 */
public final class RequestLog {
  private static final int KEPT = 10_000;
  private static final Pattern SIGNATURE = Pattern.compile("(temp_url_sig=)[^&]*");

  private final Deque<String> lines = new ArrayDeque<>();

  /** Makes an empty one. */
  public RequestLog() {}

  void add(String method, String target) {
    String line = method + " " + SIGNATURE.matcher(target).replaceAll("$1(secret)");
    synchronized (lines) {
      if (lines.size() == KEPT) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
  }

  /** Returns them in order of arrival. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Forgets them. */
  public void clear() {
    synchronized (lines) {
      lines.clear();
    }
  }
}
