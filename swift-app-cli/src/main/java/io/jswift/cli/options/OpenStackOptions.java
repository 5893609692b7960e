package io.jswift.cli.options;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that begin with {@code --os-}, as far as they were given. */
public final class OpenStackOptions {
  private final Map<OpenStackOption, String> given = new EnumMap<>(OpenStackOption.class);

  /** Returns what was given for an option; null if it was not. */
  @Nullable String given(OpenStackOption option) {
    return given.get(option);
  }

  /** Sets the value of an option, as if it had been given. */
  void set(OpenStackOption option, String value) {
    given.put(option, value);
  }

  void addTo(CommandSpec spec, boolean hidden) {
    for (OpenStackOption option : OpenStackOption.values()) {
      spec.addOption(
          OptionSpec.builder(option.option())
              .arity("1")
              .type(String.class)
              .hidden(hidden)
              .paramLabel(option.label())
              .description(option.description())
              .setter(new Setter(option))
              .build());
    }
  }

  private final class Setter implements picocli.CommandLine.Model.ISetter {
    private final OpenStackOption option;

    Setter(OpenStackOption option) {
      this.option = option;
    }

    @Override
    public <T> @Nullable T set(T value) {
      if (value instanceof String text) { // before reading it is cleared with null
        given.put(option, text);
      }
      return null;
    }
  }
}
