import Events
import Testing

/// One page is one address, however it is spelled.
struct PlainAddressTests {
  @Test(arguments: [
    "https://example.org/a/b?x=1&y=2", "HTTPS://Example.ORG/a/b?x=1&y=2",
    "https://example.org:443/a/b?x=1&y=2", "http://example.org:80/a/b?x=1&y=2",
    "https://example.org./a/b?x=1&y=2", "https://example.org/a/c/../b?x=1&y=2",
    "https://example.org/./a/%62?x=1&y=2", "https://ex%61mple.org/a/b?x=1&y=2",
    "https://example.org/a/b?x=1&y=2#who", "https://www.example.org/a/b/?x=1&y=2",
    "https://example.org/a/b?utm_source=z&x=1&y=2&fbclid=q", "example.org/a/b?x=1&y=2",
    "https://example.org/a/b?x=1&y=2&UTM_Medium=mail&gclid=1#top",
    "https://web.archive.org/web/20230811000000/https://example.org/a/b?x=1&y=2",
  ])
  func `spellings of one page are one address`(_ url: String) {
    #expect(PlainAddress(url).text == "example.org/a/b?x=1&y=2")
    #expect(PlainAddress(url).host == "example.org")
  }

  @Test(arguments: [
    "https://example.org/a/B?x=1&y=2", "https://example.org:8080/a/b?x=1&y=2",
    "https://news.example.org/a/b?x=1&y=2", "https://example.org/a%2Fb?x=1&y=2",
    "https://example.org/a/b?y=2&x=1", "https://example.org/a/b", "https://example.com/a/b?x=1&y=2",
  ])
  func `what may be another page is another address`(_ url: String) {
    #expect(PlainAddress(url) != PlainAddress("https://example.org/a/b?x=1&y=2"))
  }

  @Test func `letters beyond ASCII are the bytes that stand for them`() {
    #expect(
      PlainAddress("https://example.org/stra%c3%9fe") == PlainAddress("https://example.org/straße"))
    #expect(PlainAddress("https://example.org/straße").text == "example.org/stra%C3%9Fe")
  }

  @Test func `a bare host, with a slash or without or with only counted clicks, is one page`() {
    for url in ["https://example.org", "https://example.org/", "https://example.org/?utm_source=a"]
    {
      #expect(PlainAddress(url).text == "example.org")
    }
  }

  @Test func `an address without a host keeps what it says`() {
    #expect(PlainAddress("urn:isbn:0451450523").text == "urn:isbn:0451450523")
    #expect(PlainAddress("URN:isbn:0451450523#p3").text == "urn:isbn:0451450523")
    #expect(PlainAddress("urn:isbn:0451450523").host.isEmpty)
  }

  @Test func `no address traps, and a plain one stays plain`() {
    for url in [
      "", ":", "://", "//", "http:", "http://", "%", "http://%", "http://[::1]:80/a",
      "http://a/%zz",
      "https://example.org/../../a", "https://user@example.org/a", "?", "#", "a:b:c",
    ] {
      let plain = PlainAddress(url)
      #expect(
        PlainAddress(plain.text).host == plain.host || plain.host.isEmpty
          || plain.text.hasPrefix("["))
    }
    #expect(PlainAddress("https://example.org/../../a").text == "example.org/a")
  }
}
