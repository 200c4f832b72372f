import { appendAudit } from '../audit'
import type { Database } from '../client'
import { inTransaction, one } from '../transaction'
import type { NewHolding } from './create-account'
import { holdingWords, insertHoldings } from './create-account'

export type AccountChanges = { readonly holdings?: readonly NewHolding[]; readonly blocked?: boolean }

/** Gives an account other posts, or blocks it, which ends its sessions; false when there is no such account. */
export async function changeAccount(
  db: Database,
  id: string,
  { holdings, blocked }: AccountChanges,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<boolean> {
  return inTransaction(db.pool, async (tx) => {
    const account = await one<{ username: string | null }>(tx, 'SELECT username FROM "user" WHERE id = $1 FOR UPDATE', [
      id,
    ])
    if (account === undefined) return false
    if (holdings !== undefined) {
      await tx.query('DELETE FROM post_holdings WHERE user_id = $1', [id])
      await insertHoldings(tx, id, holdings)
    }
    if (blocked !== undefined) {
      const since = blocked ? now : null
      await tx.query(
        'UPDATE "user" SET "blockedAt" = CASE WHEN $2::timestamptz IS NULL THEN NULL ELSE coalesce("blockedAt", $2) END WHERE id = $1',
        [id, since],
      )
    }
    if (blocked === true) await tx.query('DELETE FROM session WHERE "userId" = $1', [id])
    await appendAudit(tx, {
      happenedAt: now,
      incidentId: null,
      actor: by,
      action: 'account.changed',
      subject: account.username ?? id,
      detail: {
        ...(holdings !== undefined && { posts: holdingWords(holdings) }),
        ...(blocked !== undefined && { blocked }),
      },
    })
    return true
  })
}
