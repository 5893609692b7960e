package io.jswift.service.connection;

import io.jswift.domain.ETag;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.Response;
import io.jswift.service.internal.json.ManifestJson;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/** Reads what operations return. */
final class Bodies {
  private Bodies() {}

  static <E> List<E> rows(Response response, Function<InputStream, List<E>> reader) {
    return response.status() == 204 ? List.of() : reader.apply(response.body());
  }

  static ETag etag(Response response) {
    return ETag.parse(response.headers().first("Etag").orElse(""));
  }

  /** Reads the ETag where a server that knows the heartbeat, or one that does not, says it. */
  static ETag lateEtag(Call call, ObjectPath object, Response response) {
    return response.status() == 202
        ? Verdicts.etag(call, object.toString(), response)
        : etag(response);
  }

  static SloManifest manifest(ObjectPath object, Response response) {
    if (new ObjectInfo(response.headers()).kind() != ObjectInfo.Kind.SLO) {
      throw new UnexpectedAnswerException(object + " is not a static large object.");
    }
    return ManifestJson.read(response.body());
  }
}
