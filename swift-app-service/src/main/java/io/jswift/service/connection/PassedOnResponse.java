package io.jswift.service.connection;

import io.jswift.domain.Headers;
import io.jswift.ports.transport.Response;

/** A transport's answer that is passed on with another body or another end. */
abstract class PassedOnResponse implements Response {
  final Response response;

  PassedOnResponse(Response response) {
    this.response = response;
  }

  @Override
  public int status() {
    return response.status();
  }

  @Override
  public String reason() {
    return response.reason();
  }

  @Override
  public Headers headers() {
    return response.headers();
  }
}
