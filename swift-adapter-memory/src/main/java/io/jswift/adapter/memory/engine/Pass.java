package io.jswift.adapter.memory.engine;

/**
 * A right that came with the request itself, such as with a temporary URL.
 *
 * @param below the paths it is good for begin so, with a slash at the end
 */
record Pass(String below) {
  boolean covers(Call call) {
    return (call.path + "/").startsWith(below);
  }
}
