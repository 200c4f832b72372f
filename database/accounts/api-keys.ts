import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../client'
import { appendAudit } from '../audit'
import { inTransaction } from '../transaction'

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** Who a key belongs to, unless it is unknown or was revoked. */
export async function findApiKey(db: Database, key: string) {
  return db.prisma.apiKey.findFirst({
    where: { keyHash: hashOfKey(key), revokedAt: null },
    select: { id: true, name: true },
  })
}

export async function listApiKeys(db: Database) {
  return db.prisma.apiKey.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], omit: { keyHash: true } })
}

/** A sender is told from others by the name of its key, in the audit too: one name, one key, revoked or not. */
export class KeyNameTaken extends Error {
  override readonly name = 'KeyNameTaken'
}

/** Makes a key for a sender. The key itself is in the answer and nowhere else. */
export async function createApiKey(db: Database, name: string, by: string, now: string) {
  const key = `mk_${randomBytes(24).toString('base64url')}`
  const id = `key_${randomBytes(8).toString('hex')}`
  const row = { id, name, createdAt: now, createdBy: by, revokedAt: null, key }
  await inTransaction(db.pool, async (tx) => {
    const { rowCount } = await tx.query(
      `INSERT INTO api_keys (id, name, key_hash, created_at, created_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (name) DO NOTHING`,
      [id, name, hashOfKey(key), now, by],
    )
    if (!rowCount) throw new KeyNameTaken(name)
    await appendAudit(tx, {
      happenedAt: now,
      incidentId: null,
      actor: by,
      action: 'api-key.created',
      subject: id,
      detail: { name },
    })
  })
  return row
}

/** Takes a key back; false when there is none that still counts. */
export async function revokeApiKey(db: Database, id: string, by: string, now: string): Promise<boolean> {
  return inTransaction(db.pool, async (tx) => {
    const { rowCount } = await tx.query('UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
      id,
      now,
    ])
    if (!rowCount) return false
    await appendAudit(tx, {
      happenedAt: now,
      incidentId: null,
      actor: by,
      action: 'api-key.revoked',
      subject: id,
      detail: {},
    })
    return true
  })
}
