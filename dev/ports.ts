import { createServer } from 'node:net'
import { CannotStart } from './cannot-start'

/** A port of the loopback address that nothing listens on right now. */
export async function freePort(): Promise<number> {
  return listenOnce(0)
}

/** Refuses, with what to do, when something already listens on the port. */
export async function requireFreePort(port: number, what: string): Promise<number> {
  try {
    return await listenOnce(port)
  } catch {
    throw new CannotStart(
      `Port ${port} for ${what} is already in use: stop the program that listens there, or choose another port.`,
    )
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      server.close(() => resolve(bound))
    })
  })
}
