// The only file that imports CLibStemmer, and the only one that says `unsafe` for its sake.

internal import CLibStemmer
internal import Model

/// Owns one of libstemmer's stemmers, which brings a word in any inflection to one stem.
///
/// It keeps the letters of the last stem in a place of its own, so only one thread may use it: it
/// cannot be copied, and whoever holds it is not `Sendable`.
@safe
struct Stemmer: ~Copyable {
  /// Nil when memory is out; words are then their own stems.
  private let handle: OpaquePointer?

  /// Creates a stemmer for an algorithm.
  init(_ stemming: Stemming) {
    unsafe handle = sb_stemmer_new(stemming.rawValue, "UTF_8")
  }

  deinit {
    unsafe sb_stemmer_delete(handle)
  }

  /// Whether libstemmer has the algorithm.
  var isReady: Bool { unsafe handle != nil }

  /// The stem of a word in lower case, as UTF-8.
  mutating func stem(of word: some Collection<UInt8>) -> [UInt8] {
    let letters = Array(word)
    guard let handle = unsafe handle, !letters.isEmpty, letters.count <= Int(Int32.max) else {
      return letters
    }
    return unsafe letters.withUnsafeBufferPointer { buffer in
      guard
        let stem = unsafe sb_stemmer_stem(handle, buffer.baseAddress, Int32(buffer.count))
      else { return letters }
      let count = unsafe Int(sb_stemmer_length(handle))
      return unsafe Array(UnsafeBufferPointer(start: stem, count: count))
    }
  }
}
