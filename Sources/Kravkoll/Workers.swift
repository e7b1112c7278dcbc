internal import Dispatch
internal import Synchronization

/// Does many jobs on several cores, each worker with a state of its own.
final class Workers<State>: Sendable {
  /// One worker's state.
  private final class Worker: Sendable {
    let state: Mutex<State>

    init(_ state: sending State) { self.state = Mutex(state) }
  }

  private let workers: [Worker]

  /// Creates a number of workers, one at least, each of whom begins with what `state` makes.
  init(_ count: Int, state: () -> sending State) {
    workers = (0..<max(1, count)).map { _ in Worker(state()) }
  }

  /// How many there are.
  var count: Int { workers.count }

  /// The results of the jobs in the order of the jobs, whoever did them.
  func results<Job: Sendable, Result: Sendable>(
    of jobs: [Job],
    _ body: @Sendable (inout State, Job) -> Result
  ) -> [Result] {
    if workers.count == 1 || jobs.count < 2 {
      return workers[0].state.withLock { state in jobs.map { body(&state, $0) } }
    }
    let next = Atomic(0)
    let finished = Mutex<[(job: Int, result: Result)]>([])
    DispatchQueue.concurrentPerform(iterations: workers.count) { index in
      workers[index].state.withLock { state in
        while true {
          let job = next.add(1, ordering: .relaxed).oldValue
          guard job < jobs.count else { return }
          let result = body(&state, jobs[job])
          finished.withLock { $0.append((job, result)) }
        }
      }
    }
    return finished.withLock { $0 }.sorted { $0.job < $1.job }.map(\.result)
  }
}
