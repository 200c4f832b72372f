import type { Part, WholeStack } from './whole-stack'

/** Keeps a server down for a while: whenever it is started again it is killed again. Ends with the returned function. */
export function holdDown(stack: WholeStack, part: Part): () => void {
  const strike = (): void => {
    const pid = stack.pidOf(part)
    if (!pid) return
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // gone already, and not started again yet
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
  strike()
  const striking = setInterval(strike, 50)
  return () => clearInterval(striking)
}
