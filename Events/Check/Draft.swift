/// A fact that was checked and is ready to be recorded.
public struct Draft: Sendable, Equatable {
  /// The word's place in `Vocabulary.words`.
  public let wordNumber: Int
  /// What its stream is about.
  public let subject: Subject
  /// The stream it belongs to: `case/cn-zeng-2023`.
  public let stream: String
  /// Its identity: the writer's own, or the one that was made for it.
  public let id: String
  /// The fact in canonical form (RFC 8785), its id in it: what the log stores.
  public let body: [UInt8]

  /// Its word.
  public var word: Word { Vocabulary.words[wordNumber] }
  /// Its word's name: `custody.arrested`.
  public var type: String { Vocabulary.words[wordNumber].name }
  /// The subject's slug or country code: `cn-zeng-2023`.
  public var key: String { String(stream.dropFirst(subject.rawValue.utf8.count + 1)) }
}
