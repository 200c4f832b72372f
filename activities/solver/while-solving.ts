import { Context } from '@temporalio/activity'

const HEARTBEAT_MS = 5_000

/** Tells the engine that the solving goes on, and ends it when the engine gives it up. Outside an activity it just runs. */
export async function whileSolving<Answer>(solve: (signal?: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const context = currentContext()
  if (context === undefined) return solve()
  const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS)
  try {
    return await solve(context.cancellationSignal)
  } finally {
    clearInterval(beat)
  }
}

function currentContext(): Context | undefined {
  try {
    return Context.current()
  } catch {
    return undefined
  }
}
