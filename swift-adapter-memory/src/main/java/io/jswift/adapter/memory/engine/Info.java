package io.jswift.adapter.memory.engine;

/** What {@code /info} tells: only what this Swift does. */
final class Info {
  private Info() {}

  static String json(Limits limits) {
    return "{\"swift\": {\"version\": \"2.30.1\", \"strict_cors_mode\": true, \"policies\": [{\"name\":"
        + " \"gold\", \"aliases\": \"gold\", \"default\": true}, {\"name\": \"silver\", \"aliases\":"
        + " \"silver\"}], \"allow_account_management\": false, \"account_autocreate\": true"
        + number("max_file_size", limits.maxFileSize())
        + number("max_meta_name_length", Limits.META_NAME)
        + number("max_meta_value_length", Limits.META_VALUE)
        + number("max_meta_count", Limits.META_COUNT)
        + number("max_meta_overall_size", Limits.META_TOTAL)
        + number("max_header_size", 8192)
        + number("max_object_name_length", Limits.OBJECT_NAME)
        + number("container_listing_limit", limits.listingLimit())
        + number("account_listing_limit", limits.listingLimit())
        + number("max_account_name_length", 256)
        + number("max_container_name_length", Limits.CONTAINER_NAME)
        + ", \"extra_header_count\": 0}, \"symlink\": {\"symloop_max\": 2, \"static_links\": true},"
        + " \"versioned_writes\": {\"allowed_flags\": [\"x-versions-location\","
        + " \"x-history-location\"]}, \"object_versioning\": {}, \"slo\":"
        + " {\"max_manifest_segments\": "
        + limits.maxManifestSegments()
        + number("max_manifest_size", Limits.MANIFEST_SIZE)
        + ", \"yield_frequency\": 10, \"min_segment_size\": 1, \"allow_async_delete\": true},"
        + " \"account_quotas\": {}, \"container_quotas\": {}, \"staticweb\": {}, \"tempauth\":"
        + " {\"account_acls\": true}, \"formpost\": {\"allowed_digests\": [\"sha1\", \"sha256\","
        + " \"sha512\"], \"deprecated_digests\": [\"sha1\"]}, \"tempurl\": {\"methods\": [\"GET\","
        + " \"HEAD\", \"PUT\", \"POST\", \"DELETE\"], \"incoming_remove_headers\": [\"x-timestamp\"],"
        + " \"incoming_allow_headers\": [], \"outgoing_remove_headers\": [\"x-object-meta-*\"],"
        + " \"outgoing_allow_headers\": [\"x-object-meta-public-*\"], \"allowed_digests\": [\"sha1\","
        + " \"sha256\", \"sha512\"], \"deprecated_digests\": [\"sha1\"]}, \"bulk_upload\":"
        + " {\"max_containers_per_extraction\": 10000, \"max_failed_extractions\": 1000},"
        + " \"bulk_delete\": {\"max_deletes_per_request\": "
        + Limits.BULK_DELETES
        + ", \"max_failed_deletes\": 1000}, \"container_sync\": {\"realms\": {}}, \"etag_quoter\":"
        + " {\"enable_by_default\": false}}";
  }

  private static String number(String name, long value) {
    return ", \"" + name + "\": " + value;
  }
}
