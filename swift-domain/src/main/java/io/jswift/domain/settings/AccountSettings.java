package io.jswift.domain.settings;

import io.jswift.domain.Headers;
import io.jswift.domain.Metadata;
import io.jswift.domain.Resource;
import io.jswift.domain.Secret;

/**
 * The headers of an account POST, each under a name that says what it does. Immutable; what is not
 * mentioned stays as it is. Who else may use the account is no text that can be given here: see
 * {@link io.jswift.domain.access.AccountAcl}.
 *
 * @param headers what is to be sent, in order
 */
public record AccountSettings(Headers headers) {
  /** Changes nothing. */
  public static final AccountSettings NONE = new AccountSettings(Headers.NONE);

  private static final String QUOTA = "X-Account-Meta-Quota-Bytes";
  private static final String POLICY_QUOTA = "X-Account-Quota-Bytes-Policy-";
  private static final String KEY = "X-Account-Meta-Temp-URL-Key";

  /** Sets the most bytes the account takes; only a reseller's administrator may. */
  public AccountSettings quotaBytes(long bytes) {
    return with(QUOTA, Long.toString(bytes));
  }

  /**
   * Sets the most bytes it takes under one storage policy; only a reseller's administrator may.
   * Older clusters, 2.30 among them, do not know it and say nothing.
   */
  public AccountSettings quotaBytes(String policy, long bytes) {
    return with(POLICY_QUOTA + policy, Long.toString(bytes));
  }

  /** Takes the quota of the whole away. */
  public AccountSettings withoutQuota() {
    return with(QUOTA, "");
  }

  /** Takes the quota under one storage policy away. */
  public AccountSettings withoutQuota(String policy) {
    return with(POLICY_QUOTA + policy, "");
  }

  /** Sets the first of the two keys that sign TempURLs and forms. */
  public AccountSettings tempUrlKey(Secret key) {
    return with(KEY, key.reveal());
  }

  /** Sets the second key, so that the first can be changed while old signatures stand. */
  public AccountSettings tempUrlKey2(Secret key) {
    return with(KEY + "-2", key.reveal());
  }

  /** Takes both keys away: no signature stands any longer. */
  public AccountSettings withoutTempUrlKeys() {
    return with(KEY, "").with(KEY + "-2", "");
  }

  /** Sets items of user metadata; an empty value takes an item away. */
  public AccountSettings metadata(Metadata items) {
    return new AccountSettings(headers.overriddenBy(items.headers(Resource.ACCOUNT)));
  }

  /** Sets any other header in place of what it had. */
  public AccountSettings with(String name, String value) {
    return new AccountSettings(headers.with(name, value));
  }
}
