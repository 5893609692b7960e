/**
 * The fault plan: text rules that say which request fails, and how.
 *
 * <p>One rule a line; lines that begin with {@code #} and empty lines are comments:
 *
 * <pre>{@code
 * rule       = method path [query] [occurrence] "->" action {action}
 * method     = "*" | an HTTP method in capitals
 * path       = the decoded path after the account ("/c/o"; "/" is the account itself), or the whole
 *              path outside "/v1/" ("/info", "/auth/*"); "*" stands for any text, slashes too,
 *              and %XX for one octet ("%2A" a star, "%3F" a question mark, "%20" a space)
 * query      = "?" test {"&" test};  test = name | name "=" value | name "~" part of the value
 * occurrence = "#" n | "#" n "-" m | "#" n "+" | "#*"      (which of the matches; all if missing)
 * action     = a status, 200 to 599, or one of those listed below
 *
 * PUT /c/* #3 -> 503 retry-after=1
 * GET /c_segments/* #2-4 -> cut=1000
 * GET /c?limit -> short-page=2
 * * /* #10 -> expire-token
 * }</pre>
 *
 * The actions are the constants of {@link io.jswift.adapter.memory.fault.FaultAction}.
 */
@NullMarked
package io.jswift.adapter.memory.fault;

import org.jspecify.annotations.NullMarked;
