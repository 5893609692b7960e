package io.jswift.domain.access;

import java.util.List;

/**
 * The value of {@code X-Account-Access-Control}, JSON on the wire: who may use a whole account.
 * Immutable. TempAuth takes it; with Keystone roles do the same.
 *
 * @param admins may do all the owner may, these lists included
 * @param readWrite may read and write everything but the account's own settings
 * @param readOnly may read everything
 */
public record AccountAcl(List<String> admins, List<String> readWrite, List<String> readOnly) {
  /** Nobody but the owner. */
  public static final AccountAcl NONE = new AccountAcl(List.of(), List.of(), List.of());

  /** Makes immutable lists. */
  public AccountAcl {
    admins = List.copyOf(admins);
    readWrite = List.copyOf(readWrite);
    readOnly = List.copyOf(readOnly);
  }
}
