/** One press of Ctrl-C can arrive several times: from the terminal, from npm and from the process above us. */
const samePressMs = 1_000

/** Runs `stop` once on Ctrl-C or a request to end, then leaves; a second press ends everything at once. */
export function onStopSignal(stop: () => Promise<void>, force: () => void): void {
  let firstAt: number | undefined
  const receive = () => {
    const now = Date.now()
    if (firstAt === undefined) {
      firstAt = now
      void leaveAfter(stop)
    } else if (now - firstAt > samePressMs) {
      force()
      process.exit(130)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, receive)
}

async function leaveAfter(stop: () => Promise<void>): Promise<void> {
  try {
    await stop()
    process.exit(0)
  } catch (error) {
    process.stderr.write(`Stopping failed: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
