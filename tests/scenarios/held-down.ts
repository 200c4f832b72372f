import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WholeStack } from './whole-stack'

/**
 * Does something while the Temporal server is down: it is killed, and can't come back as long as its port is taken by a
 * listener that hangs up on everyone.
 */
export async function whileTemporalIsDown<T>(stack: WholeStack, act: () => Promise<T>): Promise<T> {
  const port = Number(stack.servers.temporalAddress.split(':')[1])
  stack.kill('temporal')
  const squatter = await squat(port)
  try {
    return await act()
  } finally {
    await new Promise((resolve) => squatter.close(resolve))
  }
}

async function squat(port: number): Promise<Server> {
  for (let tries = 0; tries < 100; tries += 1) {
    const server = createServer((socket) => socket.destroy())
    const listening = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve(true))
    })
    if (listening) return server
    await sleep(2)
  }
  throw new Error(`the port ${port} did not come free`)
}
