import Synchronization

/// A sentence that is made when it is first asked for: most readers of a case file never ask.
final class DeferredSentence: Sendable {
  private let made: Mutex<String?>
  private let make: @Sendable () -> String

  init(_ make: @escaping @Sendable () -> String) {
    made = Mutex(nil)
    self.make = make
  }

  init(_ sentence: String) {
    made = Mutex(sentence)
    make = { sentence }
  }

  var sentence: String {
    if let sentence = made.withLock({ $0 }) { return sentence }
    let sentence = make()
    made.withLock { $0 = sentence }
    return sentence
  }
}
