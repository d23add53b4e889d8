package dev.estorno.gateway.outbox;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses are the public's. All others (this machine, its networks, the cloud's own
 * services) are places that a stranger's URL must not make us speak to.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4 special
 *     purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">the same, IPv6</a>
 */
final class Addresses {
  private static final List<Block> NOT_PUBLIC_4 =
      List.of(
          Block.of(0, 0, 0, 0, 8), // this network
          Block.of(10, 0, 0, 0, 8), // private
          Block.of(100, 64, 0, 0, 10), // shared by carriers (CGNAT)
          Block.of(127, 0, 0, 0, 8), // this machine
          Block.of(169, 254, 0, 0, 16), // link-local, and the clouds' metadata
          Block.of(172, 16, 0, 0, 12), // private
          Block.of(192, 0, 0, 0, 24), // protocol assignments
          Block.of(192, 0, 2, 0, 24), // documentation
          Block.of(192, 88, 99, 0, 24), // relays to IPv6
          Block.of(192, 168, 0, 0, 16), // private
          Block.of(198, 18, 0, 0, 15), // benchmarks
          Block.of(198, 51, 100, 0, 24), // documentation
          Block.of(203, 0, 113, 0, 24), // documentation
          Block.of(224, 0, 0, 0, 4), // multicast
          Block.of(240, 0, 0, 0, 4)); // reserved, broadcast

  /** All that is not in here is none of the public's: loopback, local, mapped and translated. */
  private static final Block PUBLIC_6 = Block.of6(0x2000, 0, 3);

  private static final List<Block> NOT_PUBLIC_6 =
      List.of(
          Block.of6(0x2001, 0, 23), // protocol assignments, Teredo among them
          Block.of6(0x2001, 0x0db8, 32), // documentation
          Block.of6(0x2002, 0, 16), // 6to4: an IPv4 address inside
          Block.of6(0x3fff, 0, 20)); // documentation

  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? NOT_PUBLIC_4.stream().noneMatch(it -> it.contains(bytes))
        : PUBLIC_6.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(it -> it.contains(bytes));
  }

  /** Addresses that begin with the same bits, at most 32 of them. */
  private record Block(int first, int bits) {
    static Block of(int a, int b, int c, int d, int bits) {
      return new Block(a << 24 | b << 16 | c << 8 | d, bits);
    }

    static Block of6(int first, int second, int bits) {
      return new Block(first << 16 | second, bits);
    }

    boolean contains(byte[] address) {
      int begin = 0;
      for (int i = 0; i < 4; i++) {
        begin = begin << 8 | (address[i] & 0xff);
      }
      return (begin ^ first) >>> (32 - bits) == 0;
    }
  }
}
