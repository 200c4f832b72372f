import type { AreaCode } from '../../domain/geography/area'
import type { ActRefusal } from '../../domain/supply/life'
import { actionIn, endStates } from '../../domain/supply/life'
import { firstAct, lives } from '../../domain/supply/lives'
import { dayOf } from '../../domain/supply/offers-of'
import type { Day, OtherSourceKind, SourceTerms } from '../../domain/supply/terms'
import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Queryable } from '../transaction'
import { one } from '../transaction'

type By = { readonly by: string; readonly at: Instant; readonly reason: string | null }

export type NewSource = By & {
  /** Without a colon: offers are named `kind:SOURCE`. */
  readonly id: string
  readonly partyZh: string
  readonly partyEn: string
  readonly depotId: string
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly terms: SourceTerms
  readonly surveyedOn: Day | null
  readonly surveyEveryDays: number | null
  readonly dependsOn: readonly string[]
}

/** Puts a new source on record in the first state of its kind; the same id again changes nothing. False when it was there. */
export async function createSource(tx: Queryable, source: NewSource): Promise<boolean> {
  const begin = firstAct(lives[source.terms.kind].source)
  const { rowCount } = await tx.query(
    `INSERT INTO supply_sources (id, kind, party_zh, party_en, depot_id, area_code, item_code, state, version, terms, surveyed_on, survey_every_days, depends_on)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,1,$9,$10,$11,$12) ON CONFLICT (id) DO NOTHING`,
    [
      source.id,
      source.terms.kind,
      source.partyZh,
      source.partyEn,
      source.depotId,
      source.areaCode,
      source.itemCode,
      begin.to,
      JSON.stringify(source.terms),
      source.surveyedOn,
      source.surveyEveryDays,
      source.dependsOn,
    ],
  )
  if (!rowCount) return false
  const step = { version: 1, action: begin.name, from: null, to: begin.to, document: begin.document }
  await record(tx, source.id, step, source, { terms: source.terms })
  return true
}

export type SourceActed =
  | { readonly outcome: 'done'; readonly state: string; readonly version: number }
  | ({ readonly outcome: 'refused' } & SourceRefusal)

export type SourceRefusal =
  | ActRefusal
  | { readonly why: 'no-such-source' }
  | { readonly why: 'changed-meanwhile'; readonly version: number }
  | { readonly why: 'another-kind'; readonly kind: OtherSourceKind }

type SourceRow = { id: string; kind: OtherSourceKind; state: string; version: number }

/** One step of a source's life; a survey is dated by it. What it offers to later plans follows from its state. */
export async function actOnSource(
  tx: Queryable,
  act: By & {
    readonly sourceId: string
    readonly action: string
    readonly version?: number
    readonly detail?: Readonly<Record<string, unknown>>
  },
): Promise<SourceActed> {
  const source = await lockSource(tx, act)
  if ('outcome' in source) return source
  const allowed = actionIn(lives[source.kind].source, source.state, act.action, act.reason)
  if (allowed.outcome === 'refused') return allowed
  const { name, to, document } = allowed.action
  const version = source.version + 1
  await tx.query(
    'UPDATE supply_sources SET state = $2, version = $3, surveyed_on = coalesce($4, surveyed_on) WHERE id = $1',
    [source.id, to, version, name === 'survey' ? dayOf(act.at) : null],
  )
  await record(tx, source.id, { version, action: name, from: source.state, to, document }, act, act.detail ?? {})
  return { outcome: 'done', state: to, version }
}

export type SourceChange = {
  readonly partyZh?: string
  readonly partyEn?: string
  readonly terms?: SourceTerms
  readonly surveyedOn?: Day | null
  readonly surveyEveryDays?: number | null
  readonly dependsOn?: readonly string[]
}

/** New terms of the same kind, or another name, survey or dependence; orders keep the terms they were placed on. */
export async function changeSource(
  tx: Queryable,
  change: By & { readonly sourceId: string; readonly version?: number; readonly set: SourceChange },
): Promise<SourceActed> {
  const source = await lockSource(tx, change)
  if ('outcome' in source) return source
  const { set } = change
  const allowedIn = lives[source.kind].source.states.filter(
    (state) => !endStates(lives[source.kind].source).includes(state),
  )
  if (!allowedIn.includes(source.state))
    return { outcome: 'refused', why: 'not-in-this-state', state: source.state, allowedIn }
  if (set.terms !== undefined && set.terms.kind !== source.kind)
    return { outcome: 'refused', why: 'another-kind', kind: source.kind }
  const version = source.version + 1
  await tx.query(
    `UPDATE supply_sources SET version = $2, party_zh = coalesce($3, party_zh), party_en = coalesce($4, party_en), terms = coalesce($5, terms),
       surveyed_on = CASE WHEN $6 THEN $7::date ELSE surveyed_on END, survey_every_days = CASE WHEN $8 THEN $9::int ELSE survey_every_days END,
       depends_on = coalesce($10, depends_on) WHERE id = $1`,
    [
      source.id,
      version,
      set.partyZh ?? null,
      set.partyEn ?? null,
      set.terms === undefined ? null : JSON.stringify(set.terms),
      set.surveyedOn !== undefined,
      set.surveyedOn ?? null,
      set.surveyEveryDays !== undefined,
      set.surveyEveryDays ?? null,
      set.dependsOn ?? null,
    ],
  )
  const step = { version, action: 'change', from: source.state, to: source.state, document: null }
  await record(tx, source.id, step, change, { ...set })
  return { outcome: 'done', state: source.state, version }
}

async function lockSource(
  tx: Queryable,
  { sourceId, version }: { readonly sourceId: string; readonly version?: number },
): Promise<SourceRow | ({ readonly outcome: 'refused' } & SourceRefusal)> {
  const row = await one<SourceRow>(tx, 'SELECT id, kind, state, version FROM supply_sources WHERE id = $1 FOR UPDATE', [
    sourceId,
  ])
  if (row === undefined) return { outcome: 'refused', why: 'no-such-source' }
  if (version !== undefined && version !== row.version)
    return { outcome: 'refused', why: 'changed-meanwhile', version: row.version }
  return row
}

type Step = {
  readonly version: number
  readonly action: string
  readonly from: string | null
  readonly to: string
  readonly document: string | null
}

async function record(tx: Queryable, sourceId: string, step: Step, by: By, detail: object): Promise<void> {
  const told = { ...detail, document: step.document }
  await tx.query(
    `INSERT INTO supply_source_events (source_id, version, action, from_state, to_state, actor, at, reason, detail)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
    [sourceId, step.version, step.action, step.from, step.to, by.by, by.at, by.reason, JSON.stringify(told)],
  )
  await appendAudit(tx, {
    ...{ happenedAt: by.at, incidentId: null, actor: by.by, action: `supply-source.${step.action}`, subject: sourceId },
    detail: { ...told, reason: by.reason, state: step.to },
    onceKey: `supply source ${sourceId} ${step.version}`,
  })
}
