import Documents
import Testing

@testable import Docket

struct WebAddressTests {
  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://a.example", "file:///etc/passwd",
    "data:,x",
    "//a.example", "https://", "http:///x", "https:a", "\u{1}https://a.example", "a.example", "",
    "java\nscript:alert(1)", "https:/\u{338}/a.example",
  ])
  func `only http and https with a host are addresses`(url: String) {
    #expect(WebAddress(url) == nil)
  }

  @Test(arguments: [
    ("https://a.example/x?y=1&z=%20#f", "https://a.example/x?y=1&z=%20#f"),
    ("HTTP://a.example", "HTTP://a.example"),
    ("https://a.example/\"><script> \n", "https://a.example/%22%3E%3Cscript%3E%20%0A"),
    ("https://a.example/间谍", "https://a.example/%E9%97%B4%E8%B0%8D"),
    ("http://[::1]/", "http://[::1]/"),
  ])
  func `what no address may hold is percent-encoded`(url: String, expected: String) {
    #expect(WebAddress(url)?.text == expected)
  }

  @Test(arguments: ["javascript:x", "//a.example/x", "https://a.example"])
  func `a reference never leaves the docket`(address: String) {
    let style = Style(links: { _, _ in address })
    #expect(style.address(kind: "case", id: "x") == nil)
  }
}
