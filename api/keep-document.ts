import { createHash, randomUUID } from 'node:crypto'
import type { ExerciseSettings } from '../database/alerts'
import { insertDocument } from '../database/alerts'
import type { Api } from './api'

export type ArrivedDocument = {
  readonly channel: 'http' | 'file' | 'form' | 'exercise'
  readonly sender: string
  readonly contentType: string | null
  readonly fileName: string | null
  readonly body: Buffer
  readonly exercise: ExerciseSettings | null
}

/** Keeps what arrived, whole, before anything else is done with it; the answer is its id. */
export async function keepDocument(api: Api, document: ArrivedDocument): Promise<string> {
  const id = `doc_${randomUUID()}`
  const sha256 = createHash('sha256').update(document.body).digest('hex')
  await insertDocument(api.database.pool, { ...document, id, receivedAt: api.now(), sha256 })
  return id
}
