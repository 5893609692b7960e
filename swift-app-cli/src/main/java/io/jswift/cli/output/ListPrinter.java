package io.jswift.cli.output;

import io.jswift.domain.ContainerInfo;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ObjectEntry;
import java.util.function.Function;

/** Prints the rows of a listing as they come, and what they add up to. */
public final class ListPrinter {
  /** How rows are written. */
  public enum Form {
    /** Names only. */
    SHORT,
    /** With sizes and dates. */
    LONG,
    /** One array of JSON, as the server tells it. */
    ARRAY
  }

  private final Output output;
  private final Style style;
  private long containers;
  private long objects;
  private long bytes;
  private String previous = "";
  private boolean any;

  /**
   * How to print.
   *
   * @param human whether sizes are rounded
   * @param totalsOnly whether rows are not printed
   * @param versions whether rows say which version they are
   * @param hashes whether rows of objects begin with their hash
   */
  public record Style(
      Form form, boolean human, boolean totalsOnly, boolean versions, boolean hashes) {}

  /** Makes one for one listing. */
  public ListPrinter(Output output, Style style) {
    this.output = output;
    this.style = style;
  }

  /**
   * Prints a container.
   *
   * @param details asks for what only the container itself tells
   */
  public void print(ContainerEntry entry, Function<ContainerEntry, ContainerInfo> details) {
    containers++;
    objects += entry.objects();
    bytes += entry.bytes();
    if (style.totalsOnly()) {
      return;
    }
    boolean isLong = style.form() == Form.LONG;
    if (style.form() == Form.ARRAY) {
      element(ListText.json(entry));
    } else if (output.isJson()) {
      output.line(ListLines.container(entry, isLong ? details.apply(entry) : null));
    } else {
      output.line(isLong ? ListText.row(entry, details.apply(entry), style.human()) : entry.name());
    }
  }

  /** Prints a container within an array, with the headers that it has. */
  public void printWithHeaders(ContainerEntry entry, ContainerInfo info) {
    element(ListText.json(entry, info.headers()));
  }

  /** Prints an object or a subdirectory. */
  public void print(ListingEntry entry) {
    objects++;
    bytes += entry instanceof ObjectEntry object ? object.bytes() : 0;
    boolean latest = !entry.name().equals(previous);
    previous = entry.name();
    if (style.totalsOnly()) {
      return;
    }
    if (style.form() == Form.ARRAY) {
      element(ListText.json(entry, style.versions() ? latest : null));
    } else if (output.isJson()) {
      output.line(ListLines.entry(entry, style.versions() ? latest : null));
    } else {
      output.line(text(entry));
    }
  }

  private String text(ListingEntry entry) {
    String hash =
        !style.hashes()
            ? ""
            : entry instanceof ObjectEntry object
                ? String.format("%-32s ", object.sloEtag().orElse(object.hash()))
                : " ".repeat(33);
    if (style.versions()) {
      return hash + ListText.versionRow(entry, style.human());
    }
    return hash + (style.form() == Form.LONG ? ListText.row(entry, style.human()) : entry.name());
  }

  private void element(String json) {
    output.print((any ? ",\n" : "[\n") + json);
    any = true;
  }

  /** Ends the listing of an account. */
  public void endOfAccount() {
    if (style.form() == Form.LONG) {
      if (output.isJson()) {
        output.line(totals().with("containers", containers));
      } else {
        output.line(ListText.totals(objects, bytes, style.human()));
      }
    }
    endArray();
  }

  /** Ends the listing of a container. */
  public void endOfContainer() {
    if (style.form() == Form.LONG) {
      if (output.isJson()) {
        output.line(totals());
      } else {
        output.line(Sizes.text(bytes, style.human()));
      }
    }
    endArray();
  }

  private JsonLine totals() {
    return JsonLine.of("totals").with("objects", objects).with("bytes", bytes);
  }

  private void endArray() {
    if (style.form() == Form.ARRAY) {
      output.line(any ? "\n]" : "[]");
    }
  }
}
