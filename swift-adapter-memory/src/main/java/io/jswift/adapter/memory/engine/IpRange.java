package io.jswift.adapter.memory.engine;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A single address or a network of them, as temporary URLs name it. */
final class IpRange {
  private IpRange() {}

  /** Returns whether the address is in the range; false where either cannot be read. */
  static boolean contains(String range, String address) {
    String[] parts = range.split("/", 2);
    if (!isAddress(parts[0]) || !isAddress(address)) {
      return false;
    }
    try {
      byte[] network = InetAddress.getByName(parts[0]).getAddress();
      byte[] asked = InetAddress.getByName(address).getAddress();
      int most = network.length * 8;
      int bits = parts.length == 1 ? most : bits(parts[1], most);
      if (asked.length != network.length || bits < 0) {
        return false;
      }
      BigInteger first = new BigInteger(1, network);
      boolean aligned = first.getLowestSetBit() < 0 || first.getLowestSetBit() >= most - bits;
      BigInteger differing = first.xor(new BigInteger(1, asked));
      return aligned && differing.bitLength() <= most - bits;
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  // Names are never looked up.
  private static boolean isAddress(String text) {
    return text.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        || text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  }

  private static int bits(String text, int most) {
    return text.matches("\\d{1,3}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
  }
}
