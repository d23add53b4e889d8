package dev.estorno.gateway.outbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps notices out of private networks: a merchant chooses where we send, and must not reach by it
 * what only we can. Asked when an endpoint is registered, and again for every connection, because a
 * name may come to mean another address.
 */
public final class Guard {
  private static final int LENGTH_MAX = 2_000;
  private static final int HTTPS = 443;
  private static final int OTHERS_FROM = 1_024;

  private final boolean privateNetworks;
  private final Resolver resolver;

  /** Looks a name up. */
  @FunctionalInterface
  public interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * A guard that asks this resolver.
   *
   * @param privateNetworks whether to let everything through, without TLS as well
   */
  public Guard(boolean privateNetworks, Resolver resolver) {
    this.privateNetworks = privateNetworks;
    this.resolver = resolver;
  }

  public static Guard standard(boolean privateNetworks) {
    return new Guard(privateNetworks, InetAddress::getAllByName);
  }

  /** What is wrong with the address, if anything. */
  public Optional<String> complaint(URI url) {
    return form(url).or(() -> privateNetworks ? Optional.empty() : place(url.getHost()));
  }

  private Optional<String> form(URI url) {
    boolean http = privateNetworks && "http".equalsIgnoreCase(url.getScheme());
    if (!http && !"https".equalsIgnoreCase(url.getScheme())) {
      return Optional.of("is not https");
    }
    if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return Optional.of("names no host, or has a user or a fragment");
    }
    if (url.toASCIIString().length() > LENGTH_MAX) {
      return Optional.of("is longer than " + LENGTH_MAX + " characters");
    }
    return isPortAllowed(url.getPort())
        ? Optional.empty()
        : Optional.of("has a port that belongs to other services");
  }

  private boolean isPortAllowed(int port) {
    boolean usual = port == -1 || port == HTTPS || port >= OTHERS_FROM;
    return (privateNetworks ? port != 0 : usual) && port <= 65_535;
  }

  private Optional<String> place(String host) {
    try {
      List<InetAddress> addresses = Arrays.asList(resolver.resolve(host));
      boolean all = !addresses.isEmpty() && addresses.stream().allMatch(Addresses::isPublic);
      return all ? Optional.empty() : Optional.of("leads to an address that is not public");
    } catch (UnknownHostException _) {
      return Optional.of("has a host that nobody knows");
    }
  }

  /**
   * The addresses to connect to.
   *
   * @throws Refused when there are some, but none that may be connected to
   */
  InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = resolver.resolve(host);
    if (privateNetworks) {
      return all;
    }
    InetAddress[] open = Arrays.stream(all).filter(Addresses::isPublic).toArray(InetAddress[]::new);
    if (open.length == 0) {
      throw new Refused();
    }
    return open;
  }

  /** The name leads only to where we must not go. */
  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("not a public address");
    }
  }
}
