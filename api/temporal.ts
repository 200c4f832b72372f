import { readFileSync } from 'node:fs'
import { Client, Connection } from '@temporalio/client'
import type { Config } from '../config'

export type TemporalHandle = { readonly client: Client; close(): Promise<void> }

/** A client that connects at its first call: the API starts and serves while Temporal is away. */
export function openTemporal({ address, namespace, tls, apiKey }: Config['temporal']): TemporalHandle {
  const pair = tls && { crt: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }
  const connection = Connection.lazy({
    ...(address !== undefined && { address }),
    ...(pair ? { tls: { clientCertPair: pair } } : apiKey !== undefined && { tls: true }),
    ...(apiKey !== undefined && { apiKey }),
  })
  return { client: new Client({ connection, namespace }), close: () => connection.close() }
}
