package io.jswift.ports.transport;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy stands between the client and a server; used for auth and storage alike.
 *
 * @param forHttp the proxy for {@code http} servers, or null
 * @param forHttps the proxy for {@code https} servers, which is asked for a tunnel, or null
 * @param except hosts reached without a proxy: a name stands for itself and every name below it,
 *     with or without a dot before it; {@code name:port} for that port alone; {@code 10.0.0.0/8}
 *     for addresses (IPv4) that are written as such; {@code *} for every host
 */
public record ProxySettings(
    ProxySettings.@Nullable Proxy forHttp,
    ProxySettings.@Nullable Proxy forHttps,
    List<String> except) {
  /** Every server is reached directly. */
  public static final ProxySettings NONE = new ProxySettings(null, null, List.of());

  /**
   * One proxy.
   *
   * @param address where it listens; only {@code http} is known
   * @param user for basic authentication, or null
   * @param password for basic authentication, or null
   */
  public record Proxy(Origin address, @Nullable String user, @Nullable Secret password) {}

  /** Keeps a copy of the list. */
  public ProxySettings {
    except =
        except.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(s -> !s.isEmpty())
            .toList();
  }

  /**
   * Reads {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy}; the
   * lower-case spelling wins over the upper-case one, an empty value means none.
   *
   * @throws InvalidRequestException if one of them is not the URL of an {@code http} proxy
   */
  public static ProxySettings fromEnvironment(Map<String, String> environment) {
    String all = variable(environment, "all_proxy");
    String http = variable(environment, "http_proxy");
    String https = variable(environment, "https_proxy");
    List<String> except = List.of(variable(environment, "no_proxy").split(",", -1));
    return new ProxySettings(
        parse("http_proxy", http.isEmpty() ? all : http),
        parse("https_proxy", https.isEmpty() ? all : https),
        except);
  }

  /** Returns the proxy for that server; empty where it is reached directly. */
  public Optional<Proxy> proxyFor(Origin server) {
    Proxy proxy = server.secure() ? forHttps : forHttp;
    return proxy == null || except.stream().anyMatch(entry -> covers(entry, server))
        ? Optional.empty()
        : Optional.of(proxy);
  }

  private static boolean covers(String entry, Origin server) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.indexOf('/') > 0) {
      return holds(entry, server.host());
    }
    String bare = entry.startsWith(".") ? entry.substring(1) : entry;
    return Stream.of(server.host(), server.host() + ":" + server.port())
        .anyMatch(host -> host.equals(bare) || host.endsWith("." + bare));
  }

  private static boolean holds(String network, String host) {
    String[] parts = network.split("/", 2);
    if (!parts[1].matches("\\d|[12]\\d|3[0-2]")) {
      return false;
    }
    int differing = 32 - Integer.parseInt(parts[1]);
    long base = address(parts[0]);
    long address = address(host);
    return base >= 0 && address >= 0 && base >> differing == address >> differing;
  }

  /** Returns the number that an IPv4 address is; -1 for anything else. */
  private static long address(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return -1;
    }
    long number = 0;
    for (String each : text.split("\\.")) {
      number = number << 8 | Integer.parseInt(each) & 0xFF;
    }
    return number;
  }

  private static String variable(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name, "");
    return (lower.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower)
        .strip();
  }

  private static @Nullable Proxy parse(String variable, String url) {
    if (url.isEmpty()) {
      return null;
    }
    String absolute = url.contains("://") ? url : "http://" + url;
    int start = absolute.indexOf("://") + 3;
    int at = absolute.lastIndexOf('@');
    try {
      Origin address =
          Target.parse(absolute.substring(0, start) + absolute.substring(Math.max(at + 1, start)))
              .origin();
      if (address.secure()) {
        throw new InvalidRequestException("only http proxies are supported");
      }
      return at < 0
          ? new Proxy(address, null, null)
          : withCredentials(address, absolute.substring(start, at));
    } catch (InvalidRequestException unfit) {
      // the message of the cause may hold the password
      throw new InvalidRequestException(
          "The environment variable "
              + variable
              + " (or all_proxy) is not the URL of an http proxy.");
    }
  }

  private static Proxy withCredentials(Origin address, String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return new Proxy(address, decoded(user), new Secret(decoded(password)));
  }

  private static String decoded(String escaped) {
    return PercentEncoding.decode(escaped).orElse(escaped);
  }
}
