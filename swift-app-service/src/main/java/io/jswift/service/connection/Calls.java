package io.jswift.service.connection;

import io.jswift.domain.ByteRange;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.Utf8;
import io.jswift.domain.access.AccountAcl;
import io.jswift.domain.segment.DloManifest;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Target;
import io.jswift.service.internal.json.AccountAclJson;
import io.jswift.service.internal.json.ManifestJson;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What goes out for the operations that are more than a method and a path. */
final class Calls {
  static final String ACCOUNT_ACL = "X-Account-Access-Control";
  static final Call CAPABILITIES = new Call("Capabilities GET", "GET", "", "", Headers.NONE, null);

  private static final Pattern BELOW_VERSION = Pattern.compile("/v\\d+(\\.\\d+)?(/.*)?$");

  private Calls() {}

  static Call postAccountAcl(AccountAcl acl) {
    return Call.account("POST").withHeaders(Headers.of(ACCOUNT_ACL, AccountAclJson.write(acl)));
  }

  static Call ranges(ObjectPath object, List<ByteRange> ranges) {
    String all =
        ranges.stream().map(each -> each.header().substring(6)).collect(Collectors.joining(","));
    return Call.object("GET", object).withHeaders(Headers.of("Range", "bytes=" + all));
  }

  static Call putManifest(ObjectPath object, SloManifest manifest) {
    manifest.check(object);
    return Call.object("PUT", object)
        .waitedForLonger()
        .withQuery("multipart-manifest=put")
        .withBody(BodySource.of(ManifestJson.write(manifest)));
  }

  static Call putLongManifest(ObjectPath object, SloManifest manifest) {
    manifest.check(object);
    return Call.object("PUT", object)
        .waitedForLonger()
        .withQuery("multipart-manifest=put&heartbeat=on")
        .withHeaders(Verdicts.ASK_FOR_JSON)
        .withBody(BodySource.of(ManifestJson.write(manifest)));
  }

  static Call putDynamicManifest(ObjectPath object, DloManifest manifest) {
    return Call.object("PUT", object)
        .withHeaders(Headers.of("X-Object-Manifest", manifest.header()));
  }

  static Call deleteManifest(ObjectPath object) {
    return Call.object("DELETE", object)
        .waitedForLonger()
        .withQuery("multipart-manifest=delete")
        .withHeaders(Verdicts.ASK_FOR_JSON);
  }

  static Call deleteManifestLater(ObjectPath object) {
    return Call.object("DELETE", object)
        .withQuery("multipart-manifest=delete&async=yes")
        .withHeaders(Verdicts.ASK_FOR_JSON);
  }

  static Call copy(ObjectPath source, ObjectPath destination) {
    String value = PercentEncoding.path(destination.container() + "/" + destination.object());
    return Call.object("COPY", source)
        .waitedForLonger()
        .withHeaders(Headers.of("Destination", value));
  }

  static Call restoreVersion(ObjectPath object, String versionId) {
    return Call.object("PUT", object).withQuery("version-id=" + PercentEncoding.query(versionId));
  }

  static Call bulkDelete(Collection<ObjectPath> objects) {
    StringBuilder lines = new StringBuilder();
    objects.forEach(each -> lines.append(PercentEncoding.path("/" + each)).append('\n'));
    return new Call("Account POST", "POST", "", "bulk-delete", Verdicts.BULK_DELETE, null)
        .waitedForLonger()
        .withBody(BodySource.of(Utf8.bytes(lines.toString())));
  }

  static Call extractArchive(String below, String format, BodySource archive) {
    String path = below.isEmpty() ? "" : PercentEncoding.path("/" + below);
    String query = "extract-archive=" + PercentEncoding.query(format);
    return new Call("Archive PUT", "PUT", path, query, Verdicts.ASK_FOR_JSON, archive)
        .waitedForLonger();
  }

  /** Returns where the cluster of that URL tells about itself. */
  static Target info(Target url) {
    String base = BELOW_VERSION.matcher(url.path()).replaceFirst("").replaceFirst("/$", "");
    String path = base.matches("(?s).*/info(/.*)?") ? base : base + "/info";
    return new Target(url.origin(), path, "");
  }
}
