import type { PoolClient } from 'pg'
import type { LevelSet } from '../database/estimates'
import type { IncidentRow } from '../database/incidents'
import { readIncident } from '../database/incidents'
import { insertMail } from '../database/messages'
import type { PersonOnPost } from '../database/people'
import { readPeopleOn } from '../database/people'
import type { Post } from '../domain/duty/post'
import { isWithin, responsibleArea } from '../domain/geography/area'
import type { ResponsePlan } from '../domain/response/response-plan'
import type { MessageRef } from './interfaces'
import { levelNoticeLines, levelNoticeSubject } from './level-notice-lines'
import { isMarked, messageIdOf, toHtml } from './mail-format'
import type { ActivityContext } from './ports'

/**
 * Stores one mail for each person whom a level that was set, raised or decided names, whatever posts they hold: who
 * decides, who is told. Those of the level before hear of it too. The same version again gives the same mails.
 */
export async function composeLevelNotices(
  tx: PoolClient,
  context: ActivityContext,
  incidentId: string,
  levels: readonly LevelSet[],
): Promise<readonly MessageRef[]> {
  if (levels.length === 0) return []
  const incident = await readIncident(tx, incidentId)
  const refs: MessageRef[] = []
  for (const level of levels) {
    const people = await peopleToTell(tx, incident, postsToTell(incident.response_plan, level))
    for (const person of people) refs.push(await storeNotice(tx, context, incident, level, person))
  }
  return refs
}

function postsToTell({ levels }: ResponsePlan, { level, before }: LevelSet): readonly Post[] {
  const duties = [levels[level], ...(before === null ? [] : [levels[before]])]
  return [...new Set(duties.flatMap(({ decidedBy, told }) => [decidedBy, ...told]))]
}

/** Each person once, for the first of their posts. */
async function peopleToTell(
  tx: PoolClient,
  incident: IncidentRow,
  posts: readonly Post[],
): Promise<readonly PersonOnPost[]> {
  const area = responsibleArea(incident.area_codes)
  const held = (await readPeopleOn(tx, posts)).filter((person) => isWithin(area, person.areaCode))
  return held.filter((person, index) => held.findIndex((each) => each.id === person.id) === index)
}

async function storeNotice(
  tx: PoolClient,
  { environment, publicUrl }: ActivityContext,
  incident: IncidentRow,
  level: LevelSet,
  person: PersonOnPost,
): Promise<MessageRef> {
  const id = `level:${incident.id}:${level.kind}:${level.version}:${person.id}`
  const link = `${publicUrl}/incidents/${incident.id}`
  const notice = { incident, level, post: person.post, link, isMarked: isMarked(environment, incident.is_exercise) }
  const bodies = (['zh', 'en'] as const).map((language) => levelNoticeLines(notice, language))
  await insertMail(tx, {
    id,
    incidentId: incident.id,
    post: person.post,
    to: { name: person.name, address: person.email },
    subject: levelNoticeSubject(notice),
    text: bodies.map((lines) => lines.join('\n')).join('\n\n— — —\n\n'),
    html: toHtml(bodies, link),
    messageId: messageIdOf(id, publicUrl),
    queuedAt: level.decidedAt,
  })
  return { messageId: id }
}
