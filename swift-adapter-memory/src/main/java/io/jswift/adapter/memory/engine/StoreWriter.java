package io.jswift.adapter.memory.engine;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a store for {@link StoreReader}: numbers, and texts in UTF-8 with their length. */
final class StoreWriter {
  /** What the first line says; another version is another line. */
  static final String VERSION = "jswift embedded Swift, version 2";

  private final DataOutputStream out;

  StoreWriter(DataOutputStream out) {
    this.out = out;
  }

  void write(Store store) throws IOException {
    text(VERSION);
    Map<String, Store.Account> accounts = store.accounts();
    out.writeInt(accounts.size());
    for (Map.Entry<String, Store.Account> each : accounts.entrySet()) {
      text(each.getKey());
      account(each.getValue());
    }
  }

  private void account(Store.Account account) throws IOException {
    out.writeLong(account.stamp.micros());
    texts(account.metaCopy());
    Map<String, Container> containers = new TreeMap<>(account.containers);
    out.writeInt(containers.size());
    for (Map.Entry<String, Container> each : containers.entrySet()) {
      text(each.getKey());
      Container container = each.getValue();
      synchronized (container) {
        container(container);
      }
    }
  }

  private void container(Container container) throws IOException {
    out.writeLong(container.stamp.micros());
    out.writeLong(container.modified.micros());
    text(container.policy);
    texts(container.metaCopy());
    out.writeBoolean(container.versions.everEnabled());
    out.writeBoolean(container.versions.enabled());
    out.writeInt(container.versions.all().size());
    for (Map.Entry<String, NavigableMap<Long, StoredObject>> name :
        container.versions.all().entrySet()) {
      text(name.getKey());
      out.writeInt(name.getValue().size());
      for (Map.Entry<Long, StoredObject> version : name.getValue().entrySet()) {
        out.writeLong(version.getKey());
        object(version.getValue());
      }
    }
    out.writeInt(container.objects.size());
    for (Map.Entry<String, StoredObject> each : container.objects.entrySet()) {
      text(each.getKey());
      object(each.getValue());
    }
  }

  private void object(StoredObject object) throws IOException {
    out.writeLong(object.stamp().micros());
    out.writeLong(object.modified().micros());
    text(object.contentType());
    out.writeInt(object.headers().size());
    for (WireHeader each : object.headers()) {
      text(each.name());
      text(each.value());
    }
    content(object.content());
    text(object.md5());
    out.writeLong(object.deleteAt());
    SloManifest slo = object.slo();
    entries(slo == null ? null : slo.entries());
    link(object.link());
    Stamp version = object.version();
    out.writeLong(version == null ? -1 : version.micros());
  }

  private void content(Content content) throws IOException {
    if (content instanceof Content.Spilled spilled) {
      text(String.valueOf(spilled.file().getFileName()));
      out.writeLong(spilled.size());
      return;
    }
    text("");
    out.writeInt((int) content.size());
    out.write(content.open(0, content.size()).readAllBytes());
  }

  private void entries(@Nullable List<SloManifest.Entry> entries) throws IOException {
    out.writeInt(entries == null ? -1 : entries.size());
    for (SloManifest.Entry each : entries == null ? List.<SloManifest.Entry>of() : entries) {
      text(each.container());
      text(each.object());
      out.writeLong(each.bytes());
      text(each.etag());
      text(each.contentType());
      out.writeLong(each.modified().micros());
      Ranges.Range range = each.range();
      out.writeLong(range == null ? -1 : range.first());
      out.writeLong(range == null ? -1 : range.last());
      out.writeBoolean(each.nested());
      optional(each.data());
    }
  }

  private void link(@Nullable SymLink link) throws IOException {
    out.writeBoolean(link != null);
    if (link != null) {
      text(link.target());
      optional(link.account());
      optional(link.etag());
      out.writeLong(link.bytes());
    }
  }

  private void optional(@Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      text(text);
    }
  }

  private void texts(Map<String, String> texts) throws IOException {
    out.writeInt(texts.size());
    for (Map.Entry<String, String> each : texts.entrySet()) {
      text(each.getKey());
      text(each.getValue());
    }
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
