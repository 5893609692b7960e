package io.jswift.adapter.memory.engine;

import java.util.Optional;

/** {@code part-number}: one segment of a static large object, as Swift has it from 2.34 on. */
final class PartNumber {
  private PartNumber() {}

  /** Returns the bytes that are asked for; empty if no part is, or the object has none. */
  static Optional<Ranges.Range> of(Call call, StoredObject object) {
    SloManifest slo = object.slo();
    if (slo == null || !call.asks("part-number") || call.asks("multipart-manifest", "get")) {
      return Optional.empty();
    }
    String text = call.query("part-number", "").trim();
    if (!text.matches("\\+?\\d{1,9}") || Integer.parseInt(text) == 0) {
      throw Refusal.of(400, "Part number must be an integer greater than 0");
    }
    if (call.header("Range").isPresent()) {
      throw Refusal.of(400, "Range requests are not supported with part number queries");
    }
    int number = Integer.parseInt(text);
    if (number > slo.entries().size()) {
      Answer answer =
          Answer.text(416, "text/plain", "The requested part number is not satisfiable");
      throw new Refusal(
          answer
              .header("Content-Range", "bytes */" + slo.length())
              .header("X-Parts-Count", Integer.toString(slo.entries().size())));
    }
    long before =
        slo.entries().stream().limit(number - 1L).mapToLong(SloManifest.Entry::length).sum();
    return Optional.of(
        new Ranges.Range(before, before + slo.entries().get(number - 1).length() - 1));
  }
}
