import type { Database } from '../client'
import { appendAudit } from '../audit'
import { inTransaction, one } from '../transaction'

const areaName = { area: { select: { name: true } } } as const

export async function listPolicies(db: Database, kind: string | undefined) {
  return db.prisma.policyEdition.findMany({
    where: kind === undefined ? {} : { kind },
    omit: { body: true },
    include: areaName,
    orderBy: [{ kind: 'asc' }, { hazard: 'asc' }, { areaCode: 'asc' }, { id: 'desc' }],
  })
}

export async function readPolicy(db: Database, id: number) {
  return db.prisma.policyEdition.findUnique({ where: { id }, include: areaName })
}

/** The edition of a kind that a new one is compared with: the same hazard's, else any. */
export async function readCurrentPolicy(db: Database, kind: string, hazard: string) {
  const editions = await db.prisma.policyEdition.findMany({ where: { kind }, orderBy: { id: 'desc' } })
  return editions.find((each) => each.hazard === hazard) ?? editions[0] ?? null
}

export type NewPolicy = {
  readonly kind: string
  readonly hazard: string
  readonly areaCode: string
  readonly edition: string
  readonly label: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Adds an edition; undefined when that edition is there already. */
export async function insertPolicy(
  db: Database,
  policy: NewPolicy,
  by: string,
  now: string,
): Promise<number | undefined> {
  return inTransaction(db.pool, async (tx) => {
    const row = await one<{ id: number }>(
      tx,
      `INSERT INTO policy_editions (kind, hazard, area_code, edition, label, body, created_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [policy.kind, policy.hazard, policy.areaCode, policy.edition, policy.label, JSON.stringify(policy.body), now, by],
    )
    if (row === undefined) return undefined
    const { body: _body, ...detail } = policy
    await appendAudit(tx, {
      happenedAt: now,
      incidentId: null,
      actor: by,
      action: 'policy.adopted',
      subject: `${policy.kind}/${policy.hazard}/${policy.areaCode}/${policy.edition}`,
      detail,
    })
    return row.id
  })
}
