package dev.estorno.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private final Guard guard = Guard.standard(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "169.254.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        // Other ways to write an address of this machine's.
        "127.1",
        "2130706433",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[100::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[3fff::1]",
        "[5f00::1]",
        "localhost"
      })
  void whatIsNotPublicIsRefused(String host) {
    assertThat(guard.complaint(URI.create("https://" + host + "/"))).isPresent();
    assertThatThrownBy(() -> guard.resolve(host)).isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.0.0.1",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.1",
        "198.17.255.255",
        "198.20.0.1",
        "223.255.255.255",
        "[2606:4700::1111]",
        "[2001:200::1]",
        "[2a00::1]"
      })
  void whatIsPublicIsNot(String host) throws Exception {
    assertThat(guard.complaint(URI.create("https://" + host + "/"))).isEmpty();
    assertThat(guard.resolve(host)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://1.1.1.1/, is not https",
    "ftp://1.1.1.1/, is not https",
    "//1.1.1.1/, is not https",
    "https:///path, names no host",
    "https://a@1.1.1.1/, has a user",
    "https://:b@1.1.1.1/, has a user",
    "https://1.1.1.1/#part, a fragment",
    "https://1.1.1.1:22/, a port",
    "https://1.1.1.1:80/, a port",
    "https://1.1.1.1:70000/, a port",
    "https://nobody.invalid/, nobody knows",
  })
  void whatIsNoAddressForNoticesIsRefused(String url, String why) {
    assertThat(guard.complaint(URI.create(url)).orElseThrow()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://1.1.1.1", "https://1.1.1.1:443/", "https://1.1.1.1:8443/a?b=c"})
  void usualPortsAreAllowed(String url) {
    assertThat(guard.complaint(URI.create(url))).isEmpty();
  }

  @Test
  void aNameThatComesToMeanAnotherAddressIsRefusedWhenConnecting() throws Exception {
    InetAddress open = InetAddress.getByName("1.1.1.1");
    InetAddress own = InetAddress.getByName("127.0.0.1");
    var answers = new InetAddress[][] {{open}, {own}, {own, open}};
    var asked = new int[1];
    var rebinding = new Guard(false, _ -> answers[asked[0]++]);

    assertThat(rebinding.complaint(URI.create("https://trap.example/"))).isEmpty();
    assertThatThrownBy(() -> rebinding.resolve("trap.example")).isInstanceOf(Guard.Refused.class);
    assertThat(rebinding.resolve("trap.example")).containsExactly(open);
  }

  @Test
  void oneOfSeveralAddressesIsEnoughToRefuseARegistration() throws Exception {
    InetAddress[] both = {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};
    assertThat(new Guard(false, _ -> both).complaint(URI.create("https://both.example/")))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:80/", "http://localhost:9/a", "https://10.0.0.1/"})
  void bySettingEverythingIsAllowed(String url) throws Exception {
    assertThat(Guard.standard(true).complaint(URI.create(url))).isEmpty();
    assertThat(Guard.standard(true).resolve("127.0.0.1")).hasSize(1);
  }
}
