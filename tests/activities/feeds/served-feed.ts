import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Serve = (request: IncomingMessage, response: ServerResponse) => void

/** A feed on this machine, whose answer a test sets; it counts what it was asked. */
export type ServedFeed = {
  readonly url: string
  readonly asked: readonly Record<string, string | undefined>[]
  answer(serve: Serve): void
  close(): Promise<void>
}

export async function serveFeed(): Promise<ServedFeed> {
  const asked: Record<string, string | undefined>[] = []
  let serve: Serve = serveBody('')
  const server = createServer((request, response) => {
    asked.push({ etag: request.headers['if-none-match'], since: request.headers['if-modified-since'] })
    serve(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`,
    asked,
    answer: (next) => {
      serve = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function serveStatus(status: number, headers: Record<string, string> = {}): Serve {
  return (_request, response) => response.writeHead(status, headers).end()
}

/** Serves a body under its ETag, and 304 to whoever has it. */
export function serveBody(body: string | Buffer, etag = '"1"'): Serve {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else
      response
        .writeHead(200, {
          etag,
          'content-type': 'application/cap+xml',
          'last-modified': 'Mon, 31 Jul 2023 00:00:00 GMT',
        })
        .end(body)
  }
}
