package io.jswift.domain.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The value of {@code X-Container-Read} or {@code X-Container-Write}: who may read or write beside
 * the owner. Immutable.
 *
 * <p>The server tidies what it stores: space around elements goes, {@code .ref}, {@code .referer}
 * and {@code .referrer} become {@code .r}, and {@code *.domain} becomes {@code .domain}. It answers
 * 400 to another word with a leading dot before a colon, to a referrer without host, and to a
 * referrer in the list for writing.
 *
 * @param grants in order; of the referrers that match a request the last decides
 */
public record ContainerAcl(List<Grant> grants) {
  /** Nobody but the owner. Its text is empty, which removes the list. */
  public static final ContainerAcl NONE = new ContainerAcl(List.of());

  /** Anyone may read objects and list the container. */
  public static final ContainerAcl PUBLIC = of(Grant.EVERYONE, Grant.LISTINGS);

  /** Makes an immutable list. */
  public ContainerAcl {
    grants = List.copyOf(grants);
  }

  /** Returns the list of these. */
  public static ContainerAcl of(Grant... grants) {
    return new ContainerAcl(List.of(grants));
  }

  /** Reads a header's value; what is not understood is kept as {@link Grant.Unknown}. */
  public static ContainerAcl parse(String text) {
    return new ContainerAcl(
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(element -> !element.isEmpty())
            .map(ContainerAcl::grant)
            .toList());
  }

  /** Returns the header's value; empty for nobody. */
  public String text() {
    return grants.stream().map(Grant::text).collect(Collectors.joining(","));
  }

  private static Grant grant(String element) {
    if (element.equals(".rlistings")) {
      return Grant.LISTINGS;
    }
    if (element.startsWith(".r:")) {
      return referrer(element);
    }
    int colon = element.indexOf(':');
    if (element.startsWith(".") || colon == 0 || colon == element.length() - 1) {
      return new Grant.Unknown(element);
    }
    return colon < 0
        ? new Grant.Group(element)
        : new Grant.Member(element.substring(0, colon), element.substring(colon + 1));
  }

  private static Grant referrer(String element) {
    boolean allowed = !element.startsWith(".r:-");
    String host = element.substring(allowed ? 3 : 4);
    return host.isBlank() || host.startsWith("-")
        ? new Grant.Unknown(element)
        : new Grant.Referrer(host, allowed);
  }
}
