package io.jswift.adapter.memory.http;

import io.jswift.adapter.memory.engine.WireResponse;
import io.jswift.adapter.memory.exchange.Answers;
import io.jswift.adapter.memory.fault.FaultPlan;
import io.jswift.adapter.memory.fault.FaultRule;
import io.jswift.domain.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What can be changed from outside while the server runs, for clients on this machine only: {@code
 * GET}, {@code PUT}, {@code POST} (adds) and {@code DELETE /.jswift/faults}, and {@code POST
 * /.jswift/expire-tokens}.
 */
final class Control {
  private static final int MOST_TEXT = 1024 * 1024;

  private final FaultPlan plan;
  private final Runnable expireTokens;

  Control(FaultPlan plan, Runnable expireTokens) {
    this.plan = plan;
    this.expireTokens = expireTokens;
  }

  static boolean isFor(String target) {
    return target.startsWith("/.jswift/");
  }

  WireResponse answer(String method, String target, InputStream body, InetAddress peer)
      throws IOException {
    if (!peer.isLoopbackAddress()) {
      return Answers.text(403, "The control endpoint answers only on this machine.\n");
    }
    if (target.equals("/.jswift/expire-tokens") && method.equals("POST")) {
      expireTokens.run();
      return Answers.text(204, "");
    }
    if (!target.equals("/.jswift/faults")) {
      return Answers.text(404, "Known are /.jswift/faults and POST /.jswift/expire-tokens.\n");
    }
    return faults(method, body);
  }

  private WireResponse faults(String method, InputStream body) throws IOException {
    try {
      switch (method) {
        case "GET" -> {
          return rules(plan.rules());
        }
        case "PUT" -> {
          return rules(plan.replace(text(body)));
        }
        case "POST" -> {
          return rules(plan.add(text(body)));
        }
        case "DELETE" -> {
          plan.clear();
          return Answers.text(204, "");
        }
        default -> {
          return Answers.text(405, "The fault plan takes GET, PUT, POST and DELETE.\n");
        }
      }
    } catch (InvalidRequestException wrong) {
      return Answers.text(400, wrong.getMessage() + "\n");
    }
  }

  private static String text(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_TEXT + 1);
    if (bytes.length > MOST_TEXT) {
      throw new BadRequest(413, "A fault plan has " + MOST_TEXT + " bytes at most.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns the rules as they can be sent back, with their counts as comments. */
  private static WireResponse rules(List<FaultRule> rules) {
    return Answers.text(
        200,
        rules.stream()
            .map(
                rule ->
                    "%s%n# matched %d, fired %d%n"
                        .formatted(rule.text(), rule.matched(), rule.fired()))
            .collect(Collectors.joining()));
  }
}
