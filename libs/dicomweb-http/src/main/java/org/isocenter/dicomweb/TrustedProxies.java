package org.isocenter.dicomweb;

import java.net.InetAddress;
import java.util.List;

/** The networks whose Forwarded headers are believed. */
public record TrustedProxies(List<Network> networks) {

  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /**
   * Reads addresses and networks such as {@code 10.0.0.0/8}, {@code ::1}.
   *
   * @throws IllegalArgumentException naming the entry that is neither
   */
  public static TrustedProxies of(List<String> cidrs) {
    return new TrustedProxies(cidrs.stream().map(String::strip).map(Network::of).toList());
  }

  /** Whether the peer of a connection is one of them. */
  public boolean trusts(InetAddress peer) {
    return networks.stream().anyMatch(network -> network.contains(peer));
  }

  /** The addresses that share the first {@code prefixLength} bits. */
  public record Network(InetAddress address, int prefixLength) {

    public Network {
      if (prefixLength < 0 || prefixLength > address.getAddress().length * Byte.SIZE) {
        throw new IllegalArgumentException("No prefix of that length: " + prefixLength);
      }
    }

    static Network of(String cidr) {
      int slash = cidr.indexOf('/');
      String literal = slash < 0 ? cidr : cidr.substring(0, slash);
      try {
        InetAddress address = InetAddress.ofLiteral(literal);
        int bits = address.getAddress().length * Byte.SIZE;
        return new Network(address, slash < 0 ? bits : Integer.parseInt(cidr.substring(slash + 1)));
      } catch (IllegalArgumentException e) { // of a number or an address that is none
        throw new IllegalArgumentException(
            "'%s' is neither an address nor a network such as 10.0.0.0/8".formatted(cidr), e);
      }
    }

    boolean contains(InetAddress peer) {
      byte[] mine = address.getAddress();
      byte[] theirs = peer.getAddress();
      if (mine.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < prefixLength; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
