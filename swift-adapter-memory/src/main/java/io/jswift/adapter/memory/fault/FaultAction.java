package io.jswift.adapter.memory.fault;

/**
 * What a rule can do to an exchange, in the order in which a rule with several actions does them.
 */
public enum FaultAction {
  /** {@code delay=2s}: waits before anything else is done with the request. */
  DELAY("delay", Argument.DURATION),
  /** {@code expire-token}: every token issued so far becomes invalid; then the request is taken. */
  EXPIRE_TOKEN("expire-token", Argument.NONE),
  /** {@code drop}: the connection ends without an answer, and the request is not looked at. */
  DROP("drop", Argument.NONE),
  /** {@code garbage}: the answer is not HTTP, and the request is not looked at. */
  GARBAGE("garbage", Argument.NONE),
  /** {@code 503}: this status in place of the server's work; the request body is not read. */
  STATUS("", Argument.COUNT),
  /** {@code retry-after=1}: with a status, its {@code Retry-After} header. */
  RETRY_AFTER("retry-after", Argument.TEXT),
  /** {@code body="text"}: with a status, its body in place of the usual one. */
  BODY("body", Argument.TEXT),
  /**
   * {@code short-page=2}: a listing gives that many entries at most, although more were asked for.
   */
  SHORT_PAGE("short-page", Argument.COUNT),
  /**
   * {@code listing-lag=5s}: a listing does not show objects put within that time, as if a container
   * server had not heard of them yet.
   */
  LISTING_LAG("listing-lag", Argument.DURATION),
  /** {@code flip-request=1000}: the byte of the request body at this offset arrives altered. */
  FLIP_REQUEST("flip-request", Argument.BYTES),
  /** {@code cut-request=1000}: the connection ends after that much of the request body. */
  CUT_REQUEST("cut-request", Argument.BYTES),
  /** {@code lose-answer}: the work is done and the connection ends in place of the answer. */
  LOSE_ANSWER("lose-answer", Argument.NONE),
  /**
   * {@code stall=2s}: the work is done, then the answer waits; {@code stall=forever} until the
   * client gives up. With {@code stall-after} it says how long that one lasts.
   */
  STALL("stall", Argument.DURATION),
  /**
   * {@code stall-after=1000}: the answer stops there, for ever unless {@code stall} says how long.
   */
  STALL_AFTER("stall-after", Argument.BYTES),
  /**
   * {@code rate=10K}: the body of the answer comes that slowly, as bytes a second, a tenth of a
   * second's worth at a time; {@code rate=0} is a stall before its first byte.
   */
  RATE("rate", Argument.BYTES),
  /** {@code flip=1000}: the byte of the response body at this offset is sent altered. */
  FLIP("flip", Argument.BYTES),
  /** {@code cut=1000}: the connection ends after that much of the response body. */
  CUT("cut", Argument.BYTES);

  /** What stands after the equals sign. */
  enum Argument {
    NONE(""),
    TEXT("a text"),
    COUNT("a number from 1 on"),
    BYTES("a number of bytes such as 1000 or 64K"),
    DURATION("a duration such as 500ms, 2s or 1m, or \"forever\"");

    final String expected;

    Argument(String expected) {
      this.expected = expected;
    }
  }

  private final String word;
  private final Argument argument;

  FaultAction(String word, Argument argument) {
    this.word = word;
    this.argument = argument;
  }

  /** Returns the action's word in a rule; empty for a status, which is a bare number. */
  public String word() {
    return word;
  }

  Argument argument() {
    return argument;
  }
}
