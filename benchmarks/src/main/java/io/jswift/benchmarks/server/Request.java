package io.jswift.benchmarks.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request, its body read.
 *
 * @param parts the decoded path's version, account, container and object, as far as there are any
 * @param length how many bytes the body had
 * @param body the body, where its content matters
 */
record Request(
    String method,
    String[] parts,
    String query,
    Map<String, String> headers,
    long length,
    byte[] body) {

  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  String parameter(String name) {
    for (String each : query.split("&", -1)) {
      if (each.equals(name) || each.startsWith(name + "=")) {
        return decoded(each.substring(Math.min(each.length(), name.length() + 1)));
      }
    }
    return "";
  }

  boolean has(String parameter) {
    return ("&" + query + "&").matches(".*&" + parameter + "[=&].*");
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean wantsJson() {
    return parameter("format").equals("json") || header("accept").contains("json");
  }
}
