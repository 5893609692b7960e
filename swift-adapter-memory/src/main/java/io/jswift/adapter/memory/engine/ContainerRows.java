package io.jswift.adapter.memory.engine;

/** How a listing of a container writes an object. */
final class ContainerRows {
  private ContainerRows() {}

  /** Returns the row as a listing without versions has it. */
  static String json(Call call, String name, StoredObject object) {
    String plain = json(name, object);
    String more = "";
    SymLink link = object.link();
    Stamp version = object.version();
    if (link != null) {
      more = link.json(call.account);
    } else if (version != null) {
      String path = PathText.escaped("/v1/" + call.account + "/" + call.container + "/" + name);
      more =
          ", \"symlink_path\": "
              + Text.json(path + "?version-id=" + version.timestamp())
              + ", \"version_symlink\": true";
    }
    return plain.substring(0, plain.length() - 1) + more + "}";
  }

  /** Returns the row without what is told of links. */
  static String json(String name, StoredObject object) {
    return json(name, object, "");
  }

  /** Returns the row with more fields before the last, as JSON. */
  static String json(String name, StoredObject object, String more) {
    SloManifest slo = object.slo();
    return "{\"bytes\": "
        + object.size()
        + ", \"hash\": \""
        + object.md5()
        + "\", \"name\": "
        + Text.json(name)
        + ", \"content_type\": "
        + Text.json(String.valueOf(Call.utf8(ContentTypes.listed(object.contentType()))))
        + ", \"last_modified\": \""
        + object.modified().inListing()
        + "\""
        + more
        + (slo == null ? "" : ", \"slo_etag\": \"\\\"" + slo.etag() + "\\\"\"")
        + "}";
  }

  static String xml(String name, StoredObject object) {
    return "<object><name>"
        + Text.xml(name)
        + "</name><hash>"
        + object.md5()
        + "</hash><bytes>"
        + object.size()
        + "</bytes><content_type>"
        + Text.xml(ContentTypes.listed(object.contentType()))
        + "</content_type><last_modified>"
        + object.modified().inListing()
        + "</last_modified></object>";
  }
}
