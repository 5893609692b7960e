/** Logins at a real Keystone, and what they open at a real Swift. */
package io.jswift.conformance.keystone;
