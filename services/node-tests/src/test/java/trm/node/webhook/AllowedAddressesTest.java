package trm.node.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedAddressesTest {
  private final AllowedAddresses allowed = new AllowedAddresses(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1",
        "5f00::1"
      })
  void nothingIsDeliveredIntoNetworksOfOnesOwn(String address) {
    assertThat(allowed.allow(InetAddress.ofLiteral(address))).isFalse();
    assertThat(new AllowedAddresses(true).allow(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.1.1.1",
        "128.0.0.1", "169.253.1.1", "172.15.255.255", "172.32.0.1", "192.167.1.1", "223.255.255.1",
        "2606:4700::1111", "2a00:1450::1", "2001:4860::8888"
      })
  void publicAddressesAreAllowed(String address) {
    assertThat(allowed.allow(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ngo.example/hook",
        "ftp://ngo.example/hook",
        "https://user:word@ngo.example/hook",
        "https://ngo.example/hook#part",
        "https:///hook",
        "https:hook",
        "/hook",
        "https://127.0.0.1/hook",
        "https://[::1]/hook",
        "https://[fd00::1]/hook",
        "https://169.254.169.254/latest"
      })
  void refusesAnAddressThatTellsAlreadyThatItIsWrong(String url) {
    assertThat(allowed.allow(URI.create(url))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://ngo.example/hook?key=1", "https://ngo.example:8443/", "https://1.1.1.1/"})
  void takesAnHttpsAddressOutside(String url) {
    assertThat(allowed.allow(URI.create(url))).isTrue();
  }
}
