interface Stoppable {
  stop(): Promise<void>
}

/** jest loads set-up and teardown as separate modules of one process: what they share hangs on the global object. */
const shelf = globalThis as { keptServers?: Stoppable[] }

export function keepForTeardown(server: Stoppable): void {
  shelf.keptServers = [...(shelf.keptServers ?? []), server]
}

export async function stopKeptServers(): Promise<void> {
  const servers = shelf.keptServers ?? []
  shelf.keptServers = []
  await Promise.all(servers.map((server) => server.stop()))
}
