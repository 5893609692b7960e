package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.JsonLine;
import io.jswift.cli.output.Output;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import io.jswift.domain.signature.SignatureDigest;
import io.jswift.domain.signature.SignatureTime;
import io.jswift.domain.signature.TempUrl;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code swift tempurl}: signs a URL. Nothing is sent, and no login is needed. */
public final class TempUrlCommand implements Command {
  private static final Set<String> USUAL = Set.of("GET", "PUT", "HEAD", "POST", "DELETE");

  @Option(names = "--absolute", description = "The time is a Unix timestamp, not a duration.")
  boolean absolute;

  @Option(names = "--prefix-based", description = "Sign all objects whose name begins so.")
  boolean prefix;

  @Option(names = "--iso8601", description = "Write the end as a date.")
  boolean iso;

  @Option(
      names = "--ip-range",
      paramLabel = "RANGE",
      description = "Address or network (CIDR) that may use the URL; all unless told.")
  @Nullable String ipRange;

  @Option(
      names = "--digest",
      paramLabel = "NAME",
      description = "Digest of the signature: sha1, sha256 (unless told) or sha512.")
  SignatureDigest digest = SignatureDigest.SHA256;

  @Override
  public String synopsis() {
    return """
        [--absolute] [--prefix-based] [--iso8601] [--ip-range <range>]
                    [--digest <digest>] <method> <time> <path> <key>""";
  }

  @Override
  public String help() {
    return """
        Makes a URL that lets anyone do one thing with one object until it expires.

        Positional arguments:
          <method>              What the URL allows: GET, PUT, HEAD, POST or DELETE;
                                GET and PUT allow HEAD as well.
          <time>                How long it is valid: seconds, or a number with s, m, h
                                or d; or when it ends: YYYY-MM-DDTHH:MM:SSZ, or the same
                                without Z, or YYYY-MM-DD, in local time.
          <path>                /v1/account/container/object, or the full URL of it.
          <key>                 The key, which the account or container has in its
                                metadata as Temp-URL-Key.

        Examples:
          swift post -m Temp-URL-Key:b3968d0207b54ece87cccc06515a89d4
          swift tempurl GET 1d /v1/AUTH_account/photos/sea.jpg b3968d0207b54ece87cccc06515a89d4
          swift tempurl --prefix-based GET 2030-01-01 /v1/AUTH_account/photos/2029/ KEY

        Whoever has the URL may use it, as often as they like. Changing the key ends all
        URLs that were signed with it. Names are not escaped in what is printed.
        """;
  }

  private static void odd(Output output, String text) {
    if (output.isJson()) {
      output.warning(text);
    } else {
      output.line(text);
    }
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (arguments.size() < 4) {
      throw new Stop.Usage("");
    }
    Output output = access.output();
    String method = arguments.get(0).toUpperCase(Locale.ROOT);
    if (!USUAL.contains(method)) {
      odd(
          output,
          "WARNING: Non default HTTP method "
              + method
              + " for tempurl specified, possibly an error");
    }
    Values.SplitUrl url = Values.split(arguments.get(2));
    try {
      Instant end =
          SignatureTime.parse(
              arguments.get(1), absolute, access.time().now(), ZoneId.systemDefault());
      TempUrl signed =
          new TempUrl(
              method,
              url.path(),
              end,
              prefix,
              ipRange == null || ipRange.isEmpty() ? null : ipRange,
              digest);
      String text = signed.text(new Secret(arguments.get(3)), iso);
      if (output.isJson()) {
        output.line(
            JsonLine.of("tempurl")
                .with("url", url.origin() + text)
                .with("method", method)
                .with("expires", end.getEpochSecond()));
      } else {
        output.line(url.origin() + text);
      }
    } catch (InvalidRequestException refused) {
      output.error(String.valueOf(refused.getMessage()));
    }
  }
}
