import { createHash, randomUUID } from 'node:crypto'
import { person } from './access'
import type { Caller } from './caller'

/** The reference of an act: one of its own, or the same again for the same person's idempotency key. */
export function onceReference(act: string, caller: Caller | null, key: string | undefined): string {
  if (key === undefined) return `${act}/${randomUUID()}`
  const digest = createHash('sha256')
    .update(JSON.stringify([person(caller).id, key]))
    .digest('hex')
  return `${act}/${digest.slice(0, 32)}`
}
