import type { PoolClient } from 'pg'
import { many, one } from '../database/transaction'
import { isWithin } from '../domain/geography/area'
import type { Instant } from '../domain/time/instant'
import { HOUR_MS, MINUTE_MS, addHours, epochMs, msBetween } from '../domain/time/instant'
import { signLink } from '../gateways/signed-link'
import { clockNames, mailTexts, remedies } from '../texts/mails'
import { postNames } from '../texts/posts'
import type { Language, Sentence } from '../texts/sentence'
import { fill } from '../texts/sentence'
import type { FiredMark, MessageRef } from './interfaces'
import { responsibleArea } from './intake/open-incident'
import type { ActivityContext } from './ports'

type Facts = {
  incidentId: string
  titleZh: string
  titleEn: string
  isExercise: boolean
  areaCodes: string[]
  rule: string
  subject: string
  dueAt: Instant
  predictedAt: Instant | null
  goods: { total: number; arrived: number; moving: number }
}
type Cause = 'slip' | 'breached' | 'silent' | 'warned'
export type Letter = {
  readonly incidentId: string
  readonly escalationId: string | null
  readonly step: number
  readonly post: string
  readonly deadlineId: string
  readonly cause: Cause
  readonly share: number
  readonly now: Instant
  readonly nextStepAt: Instant | null
}

/** A signed link is good for three days on the incident's clock. */
const LINK_HOURS = 72

/** Stores one message for each person on a post, with the facts as they are now; the same step again gives the same messages. */
export async function composeLetters(
  tx: PoolClient,
  context: ActivityContext,
  letter: Letter,
): Promise<readonly MessageRef[]> {
  const facts = await readFacts(tx, letter)
  if (facts === undefined) return []
  const people = await peopleOn(tx, letter.post, responsibleArea(facts.areaCodes))
  const refs: MessageRef[] = []
  for (const person of people) {
    const id = `${letter.escalationId ?? `warning-${letter.deadlineId}-${letter.share}`}:${letter.step}:${person.id}`
    const subject = subjectOf(facts, letter)
    const link = linkFor(context, letter, person.name)
    const body = (['zh', 'en'] as const).map((language) => linesOf(facts, letter, link, language))
    await tx.query(
      `INSERT INTO messages (id, incident_id, escalation_id, rung, channel, post, to_name, to_address, subject, body_text, body_html, message_id, queued_at)
       VALUES ($1,$2,$3,$4,'mail',$5,$6,$7,$8,$9,$10,$11,$12) ON CONFLICT (id) DO NOTHING`,
      [
        id,
        letter.incidentId,
        letter.escalationId,
        letter.step,
        letter.post,
        person.name,
        person.email,
        subject,
        body.map((lines) => lines.join('\n')).join('\n\n— — —\n\n'),
        toHtml(body, link),
        messageIdOf(id, context.publicUrl),
        letter.now,
      ],
    )
    refs.push({ messageId: id })
  }
  return refs
}

/** A warning goes to the duty officer, without a ladder. */
export function composeWarning(
  tx: PoolClient,
  context: ActivityContext,
  incidentId: string,
  mark: FiredMark,
): Promise<readonly MessageRef[]> {
  return composeLetters(tx, context, {
    incidentId,
    escalationId: null,
    step: 0,
    post: 'duty-officer',
    deadlineId: mark.deadlineId,
    cause: 'warned',
    share: Number(mark.mark.slice('warned-'.length)),
    now: mark.markedAt,
    nextStepAt: null,
  })
}

type FactsRow = {
  title_zh: string
  title_en: string
  is_exercise: boolean
  area_codes: string[]
  rule: string
  subject: string
  due_at: Date
  predicted_at: Date | null
  total: number
  arrived: number
  moving: number
}

async function readFacts(tx: PoolClient, { incidentId, deadlineId }: Letter): Promise<Facts | undefined> {
  const row = await one<FactsRow>(
    tx,
    `SELECT i.title_zh, i.title_en, i.is_exercise, i.area_codes, d.rule, d.subject, d.due_at, d.predicted_at,
       (SELECT count(*)::int FROM consignments c WHERE c.incident_id = i.id AND c.batch = 'first' AND c.status NOT IN ('cancelled', 'lost')) AS total,
       (SELECT count(*)::int FROM consignments c WHERE c.incident_id = i.id AND c.batch = 'first' AND c.status IN ('arrived', 'received')) AS arrived,
       (SELECT count(*)::int FROM consignments c WHERE c.incident_id = i.id AND c.batch = 'first' AND c.status = 'departed') AS moving
     FROM incidents i JOIN deadlines d ON d.incident_id = i.id WHERE i.id = $1 AND d.id = $2`,
    [incidentId, deadlineId],
  )
  if (row === undefined) return undefined
  return {
    incidentId,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    isExercise: row.is_exercise,
    areaCodes: row.area_codes,
    rule: row.rule,
    subject: row.subject,
    dueAt: row.due_at.toISOString(),
    predictedAt: row.predicted_at?.toISOString() ?? null,
    goods: { total: row.total, arrived: row.arrived, moving: row.moving },
  }
}

/** Everyone who holds the post for an area that includes this one. */
async function peopleOn(
  tx: PoolClient,
  post: string,
  areaCode: string,
): Promise<{ id: string; name: string; email: string }[]> {
  const rows = await many<{ id: string; name: string; email: string; area_code: string }>(
    tx,
    `SELECT u.id, u.name, u.email, h.area_code FROM post_holdings h JOIN "user" u ON u.id = h.user_id WHERE h.post = $1 ORDER BY u.id`,
    [post],
  )
  return rows.filter((row) => isWithin(areaCode, row.area_code))
}

function linkFor(context: ActivityContext, letter: Letter, name: string): string {
  const page = `${context.publicUrl}/incidents/${letter.incidentId}`
  if (letter.escalationId === null) return page
  const claims = {
    escalationId: letter.escalationId,
    rung: letter.step,
    post: letter.post,
    name,
    expiresAt: addHours(letter.now, LINK_HOURS),
  }
  return `${context.publicUrl}/a/${signLink(context.secret, claims)}`
}

/** `first-batch-24h` → name `first-batch`, hours 24; `first-batch-outside-48h` → `first-batch-outside`, 48. */
function ruleParts(rule: string): { name: string; hours: string } {
  const match = /^(.*?)-(\d+)h$/.exec(rule)
  return { name: match?.[1] ?? rule, hours: match?.[2] ?? '' }
}

function clockName(rule: string, language: Language): string {
  const { name, hours } = ruleParts(rule)
  const sentence: Sentence = clockNames[name] ?? { zh: rule, en: rule }
  return fill(sentence, language, { hours })
}

function whatOf(facts: Facts, letter: Letter, language: Language): string {
  return fill(mailTexts[letter.cause], language, {
    clock: clockName(facts.rule, language),
    late: facts.predictedAt === null ? '' : duration(msBetween(facts.dueAt, facts.predictedAt), language),
    share: letter.share,
    left: duration(msBetween(letter.now, facts.dueAt), language),
  })
}

function subjectOf(facts: Facts, letter: Letter): string {
  const mark = facts.isExercise ? mailTexts.exerciseMark.zh : ''
  return fill(mailTexts.escalationSubject, 'zh', { mark, title: facts.titleZh, what: whatOf(facts, letter, 'zh') })
}

/** What, where, by when, how late, what can be done; then the link. */
function linesOf(facts: Facts, letter: Letter, link: string, language: Language): readonly string[] {
  const { total, arrived, moving } = facts.goods
  const title = language === 'zh' ? facts.titleZh : facts.titleEn
  const line = (sentence: Sentence, values: Record<string, unknown> = {}): string => fill(sentence, language, values)
  const remedy = remedies[ruleParts(facts.rule).name.startsWith('first-batch') ? 'first-batch' : facts.rule]
  return [
    `${facts.isExercise ? line(mailTexts.exerciseMark) : ''}${whatOf(facts, letter, language)}`,
    line(mailTexts.where, { place: title }),
    line(mailTexts.due, { due: beijing(facts.dueAt) }),
    ...(facts.predictedAt === null ? [] : [line(mailTexts.predicted, { predicted: beijing(facts.predictedAt) })]),
    ...(facts.subject === facts.incidentId ? [] : [line(mailTexts.subject, { subject: facts.subject })]),
    line(mailTexts.goods, { total, arrived, moving, waiting: total - arrived - moving }),
    ...(remedy === undefined ? [] : [line(mailTexts.canDo, { acts: line(remedy) })]),
    ...(letter.escalationId === null
      ? []
      : [
          line(mailTexts.rung, {
            step: letter.step + 1,
            post: line(postNames[letter.post] ?? { zh: letter.post, en: letter.post }),
          }),
        ]),
    ...(letter.nextStepAt === null ? [] : [line(mailTexts.next, { next: beijing(letter.nextStepAt) })]),
    line(letter.escalationId === null ? mailTexts.open : mailTexts.acknowledge, { link }),
  ]
}

export function toHtml(bodies: readonly (readonly string[])[], link: string): string {
  const escape = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
  const linked = (text: string): string =>
    escape(text).replace(escape(link), `<a href="${escape(link)}">${escape(link)}</a>`)
  const sections = bodies.map((lines) =>
    lines.map((text, index) => (index === 0 ? `<h2>${linked(text)}</h2>` : `<p>${linked(text)}</p>`)).join('\n'),
  )
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>${sections.join('<hr>')}</body></html>`
}

export function beijing(instant: Instant): string {
  const shifted = new Date(epochMs(instant) + 8 * HOUR_MS).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`
}

function duration(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return language === 'zh' ? `${hours}小时${rest}分` : `${hours} h ${rest} min`
}

/** One stable Message-ID for a stored message (decision 15). */
export function messageIdOf(id: string, publicUrl: string): string {
  return `<${Buffer.from(id).toString('base64url')}@${new URL(publicUrl).hostname}>`
}
