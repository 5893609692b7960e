package io.jswift.adapter.memory.engine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys of an account and a container that sign temporary URLs and forms. */
final class TempUrlKeys {
  private final Store store;

  TempUrlKeys(Store store) {
    this.store = store;
  }

  /** A key and what it is good for. */
  record Key(String secret, Pass pass) {
    @Override
    public String toString() {
      return "a key for " + pass;
    }
  }

  /** A signature as it was sent; the algorithm as the JDK calls it. */
  record Signature(String algorithm, byte[] digest) {
    /** Reads hexadecimal digits, or an algorithm's name, a colon and Base64. */
    static Optional<Signature> read(String text) {
      int colon = text.indexOf(':');
      try {
        if (colon >= 0) {
          String plain =
              text.substring(colon + 1).replace('-', '+').replace('_', '/').replaceAll("=+$", "");
          return algorithm(text.substring(0, colon))
              .map(name -> new Signature(name, Base64.getDecoder().decode(plain)));
        }
        Map<Integer, String> byLength = Map.of(40, "sha1", 64, "sha256", 128, "sha512");
        return algorithm(byLength.getOrDefault(text.length(), ""))
            .map(name -> new Signature(name, HexFormat.of().parseHex(text)));
      } catch (IllegalArgumentException unreadable) {
        return Optional.empty();
      }
    }

    private static Optional<String> algorithm(String name) {
      return switch (name) {
        case "sha1" -> Optional.of("HmacSHA1");
        case "sha256" -> Optional.of("HmacSHA256");
        case "sha512" -> Optional.of("HmacSHA512");
        default -> Optional.empty();
      };
    }

    boolean signs(String message, Key key) {
      try {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.ISO_8859_1), algorithm));
        byte[] made = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(made, digest);
      } catch (GeneralSecurityException everyJdkHasThem) {
        throw new IllegalStateException(everyJdkHasThem);
      }
    }
  }

  List<Key> of(Call call) {
    List<Key> keys = new ArrayList<>();
    Store.Account account = store.account(call.account);
    if (account != null) {
      String all = "/v1/" + call.account + "/";
      add(keys, account.metaCopy(), "X-Account-Meta-Temp-Url-Key", new Pass(all));
      Container container = store.container(call.account, call.container);
      if (container != null) {
        Pass own = new Pass(all + call.container + "/");
        add(keys, container.metaCopy(), "X-Container-Meta-Temp-Url-Key", own);
      }
    }
    return keys;
  }

  private static void add(List<Key> keys, Map<String, String> meta, String name, Pass pass) {
    for (String each : List.of(name, name + "-2")) {
      @Nullable String secret = meta.get(each);
      if (secret != null) {
        keys.add(new Key(secret, pass));
      }
    }
  }
}
