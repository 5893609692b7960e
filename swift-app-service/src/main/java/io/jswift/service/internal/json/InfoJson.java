package io.jswift.service.internal.json;

import io.jswift.domain.ServerInfo;
import java.io.InputStream;

/** The answer of {@code /info}. */
public final class InfoJson {
  private InfoJson() {}

  /** Reads it whole. */
  public static ServerInfo read(InputStream body) {
    return new ServerInfo(Json.read(body, "a JSON object of capabilities", Json::object));
  }
}
