// libFuzzer calls this on one thread, and nothing else does.
private nonisolated(unsafe) var fuzz = Fuzz()

/// What libFuzzer calls with each input.
@c
public func LLVMFuzzerTestOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  unsafe fuzz.run(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}
