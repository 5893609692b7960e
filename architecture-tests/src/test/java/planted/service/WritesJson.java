package planted.service;

/** Breaks a rule on purpose. */
public class WritesJson {
  com.squareup.moshi.JsonWriter json;
}
