import type { PoolClient } from 'pg'
import { countFirstBatch } from '../database/consignments'
import { readDeadline } from '../database/deadlines'
import type { IncidentRow } from '../database/incidents'
import { readIncident } from '../database/incidents'
import { insertMail } from '../database/messages'
import type { PersonOnPost } from '../database/people'
import { readPeopleOn } from '../database/people'
import { isWithin, responsibleArea } from '../domain/geography/area'
import { addHours } from '../domain/time/instant'
import { signLink } from '../gateways/signed-link'
import type { FiredMark, MessageRef } from './interfaces'
import type { Letter, LetterFacts } from './letter-lines'
import { linesOf, subjectOf } from './letter-lines'
import { isMarked, messageIdOf, toHtml } from './mail-format'
import type { ActivityContext } from './ports'

/** A signed link is good for three days on the incident's clock. */
const LINK_HOURS = 72

/** Stores one message for each person on a post, with the facts as they are now; the same step again gives the same messages. */
export async function composeLetters(
  tx: PoolClient,
  context: ActivityContext,
  letter: Letter,
): Promise<readonly MessageRef[]> {
  const incident = await readIncident(tx, letter.incidentId)
  const facts = await readFacts(tx, context, incident, letter.deadlineId)
  if (facts === undefined) return []
  const area = responsibleArea(incident.area_codes)
  const people = (await readPeopleOn(tx, [letter.post])).filter((person) => isWithin(area, person.areaCode))
  const refs: MessageRef[] = []
  for (const person of people) {
    const id = `${letter.escalationId ?? `warning-${letter.deadlineId}-${letter.share}`}:${letter.step}:${person.id}`
    const link = linkFor(context, letter, person)
    const body = (['zh', 'en'] as const).map((language) => linesOf(facts, letter, link, language))
    await insertMail(tx, {
      id,
      incidentId: letter.incidentId,
      ...(letter.escalationId === null ? {} : { escalationId: letter.escalationId }),
      rung: letter.step,
      post: letter.post,
      to: { name: person.name, address: person.email },
      subject: subjectOf(facts, letter),
      text: body.map((lines) => lines.join('\n')).join('\n\n— — —\n\n'),
      html: toHtml(body, link),
      messageId: messageIdOf(id, context.publicUrl),
      queuedAt: letter.now,
    })
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

async function readFacts(
  tx: PoolClient,
  { environment }: ActivityContext,
  incident: IncidentRow,
  deadlineId: string,
): Promise<LetterFacts | undefined> {
  const deadline = await readDeadline(tx, deadlineId)
  if (deadline === undefined) return undefined
  return {
    ...deadline,
    incidentId: incident.id,
    titleZh: incident.title_zh,
    titleEn: incident.title_en,
    isExercise: isMarked(environment, incident.is_exercise),
    goods: await countFirstBatch(tx, incident.id),
  }
}

function linkFor(context: ActivityContext, letter: Letter, { name, userName }: PersonOnPost): string {
  const page = `${context.publicUrl}/incidents/${letter.incidentId}`
  if (letter.escalationId === null) return page
  const claims = {
    escalationId: letter.escalationId,
    rung: letter.step,
    post: letter.post,
    name,
    userName,
    expiresAt: addHours(letter.now, LINK_HOURS),
  }
  return `${context.publicUrl}/a/${signLink(context.secret, claims)}`
}
