package io.jswift.adapter.memory.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A response being put together. */
final class Answer {
  static final String HTML = "text/html; charset=UTF-8";

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(204, "No Content"),
          Map.entry(206, "Partial Content"),
          Map.entry(300, "Multiple Choices"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(303, "See Other"),
          Map.entry(304, "Not Modified"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(411, "Length Required"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Request Entity Too Large"),
          Map.entry(416, "Requested Range Not Satisfiable"),
          Map.entry(422, "Unprocessable Entity"),
          Map.entry(501, "Not Implemented"));

  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(301, "The resource has moved permanently."),
          Map.entry(202, "The request is accepted for processing."),
          Map.entry(
              400,
              "The server could not comply with the request since it is either malformed or"
                  + " otherwise incorrect."),
          Map.entry(
              401,
              "This server could not verify that you are authorized to access the document you"
                  + " requested."),
          Map.entry(403, "Access was denied to this resource."),
          Map.entry(404, "The resource could not be found."),
          Map.entry(405, "The method is not allowed for this resource."),
          Map.entry(406, "The resource is not available in a format acceptable to your browser."),
          Map.entry(409, "There was a conflict when trying to complete your request."),
          Map.entry(411, "Content-Length header required."),
          Map.entry(412, "A precondition for this request was not met."),
          Map.entry(413, "The body of your request was too large for this server."),
          Map.entry(416, "The Range requested is not available."),
          Map.entry(422, "Unable to process the contained instructions"),
          Map.entry(501, "The embedded Swift does not know this part of Swift."));

  private final int status;
  private final List<WireHeader> headers = new ArrayList<>();
  private InputStream body = InputStream.nullInputStream();
  private long length;
  private boolean measured;

  private Answer(int status, String contentType) {
    this.status = status;
    header("Content-Type", contentType);
  }

  /** An answer without a body. */
  static Answer empty(int status) {
    return new Answer(status, HTML);
  }

  /** An answer without a body and without a type. */
  static Answer untyped(int status) {
    Answer answer = new Answer(status, HTML);
    answer.headers.clear();
    return answer;
  }

  static Answer of(int status, String contentType, InputStream body, long length) {
    Answer answer = new Answer(status, contentType);
    answer.body = body;
    answer.length = length;
    return answer;
  }

  static Answer text(int status, String contentType, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(status, contentType, new ByteArrayInputStream(bytes), bytes.length);
  }

  /** The small page that Swift has for a status. */
  static Answer html(int status) {
    String page =
        "<html><h1>"
            + REASONS.get(status)
            + "</h1><p>"
            + TEXTS.getOrDefault(status, "")
            + "</p></html>";
    return text(status, HTML, page);
  }

  /** Returns what Swift's reports say of a status: its reason, a line break and its text. */
  static String explained(int status) {
    return REASONS.get(status) + "\n" + TEXTS.getOrDefault(status, "");
  }

  Answer header(String name, String value) {
    headers.add(new WireHeader(name, value));
    return this;
  }

  Answer headers(List<WireHeader> more) {
    headers.addAll(more);
    return this;
  }

  /** Makes a HEAD tell the length of an error's text. */
  Answer measured() {
    measured = true;
    return this;
  }

  /** Sends it in chunks, as Swift sends what it makes while it works. */
  Answer unmeasured() {
    length = -1;
    return this;
  }

  Optional<String> get(String name) {
    return headers.stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .map(WireHeader::value)
        .findFirst();
  }

  void removeHeaders(Predicate<String> which) {
    headers.removeIf(each -> which.test(each.name()));
  }

  boolean has(String name) {
    return headers.stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
  }

  /** Returns the names of its headers. */
  Stream<String> names() {
    return headers.stream().map(WireHeader::name);
  }

  /** Returns the same answer with another status. */
  Answer withStatus(int other) {
    Answer same = new Answer(other, HTML);
    same.headers.clear();
    same.headers.addAll(headers);
    same.body = body;
    same.length = length;
    same.measured = measured;
    return same;
  }

  int status() {
    return status;
  }

  String reason() {
    return REASONS.getOrDefault(status, "Status");
  }

  InputStream body() {
    return body;
  }

  long length() {
    return length;
  }

  /** Finishes it: a HEAD gets the length of a success and no bytes, and 0 for an error. */
  WireResponse toWire(boolean head, String transaction) {
    long told = head && status >= 300 && !measured ? 0 : length;
    if (told >= 0) {
      header("Content-Length", Long.toString(told));
    }
    header("X-Trans-Id", transaction).header("X-Openstack-Request-Id", transaction);
    return head
        ? new WireResponse(status, reason(), List.copyOf(headers), InputStream.nullInputStream(), 0)
        : new WireResponse(status, reason(), List.copyOf(headers), body, length);
  }
}
