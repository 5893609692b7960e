package io.jswift.adapter.memory.engine;

/** Ends the handling of a request with an answer that is not a success. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  Refusal(Answer answer) {
    super(answer.reason(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }

  /** The status with the standard text that Swift has for it. */
  static Refusal of(int status) {
    return new Refusal(Answer.html(status));
  }

  /** 405, with the methods that there are. */
  static Refusal notAllowed(Call call) {
    return new Refusal(Answer.html(405).header("Allow", methods(call)));
  }

  /** Returns the methods that there are for a path. */
  static String methods(Call call) {
    return call.container.isEmpty()
        ? "GET, POST, OPTIONS, HEAD"
        : "GET, POST, PUT, OPTIONS, HEAD, DELETE";
  }

  /** The status with a text of its own. */
  static Refusal of(int status, String text) {
    return new Refusal(Answer.text(status, "text/plain", text));
  }

  /** As {@link #of(int, String)}, where Swift labels the text as HTML. */
  static Refusal labelledHtml(int status, String text) {
    return new Refusal(Answer.text(status, Answer.HTML, text));
  }
}
