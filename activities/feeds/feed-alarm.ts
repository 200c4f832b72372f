import { appendAudit } from '../../database/audit'
import type { WatchedFeed } from '../../database/feeds'
import { raiseFeedAlarm } from '../../database/feeds'
import { insertMail, readQueuedMails } from '../../database/messages'
import type { PersonOnPost } from '../../database/people'
import { readPeopleOn } from '../../database/people'
import type { Queryable } from '../../database/transaction'
import { isFeedSilent, silentMinutes } from '../../domain/feeds/feed-watch'
import { isWithin } from '../../domain/geography/area'
import type { Instant } from '../../domain/time/instant'
import { feedAlarmTexts, feedFailureText } from '../../texts/feeds'
import { mailTexts } from '../../texts/mails'
import type { Language, Sentence } from '../../texts/sentence'
import { fill } from '../../texts/sentence'
import { beijing, messageIdOf, toHtml } from '../mail-format'
import type { MessageRef } from '../interfaces'
import type { ActivityContext } from '../ports'

/** Who is told when a feed is silent: those who watch for alerts, and those who can repair it. */
const alarmPosts = ['duty-officer', 'administrator']

const mailPrefix = (feedId: string): string => `feed-alarm:${feedId}:`

/** Raises the alarm once for a silence: the mark on the watch, one mail for each person, one entry in the audit. */
export async function alarmIfSilent(
  tx: Queryable,
  context: ActivityContext,
  feed: WatchedFeed,
  at: Instant,
): Promise<void> {
  if (feed.alarmSince !== null || !isFeedSilent(feed, at)) return
  await raiseFeedAlarm(tx, feed.id, at)
  const people = await peopleToTell(tx, context)
  for (const person of people) await storeMail(tx, context, feed, person, at)
  await appendAudit(tx, {
    happenedAt: at,
    incidentId: null,
    actor: 'system',
    action: 'feed.alarm',
    subject: feed.id,
    detail: {
      name: feed.name,
      lastSuccessAt: feed.lastSuccessAt,
      failures: feed.failures,
      reason: feed.lastFailure,
      mails: people.length,
    },
    onceKey: `feed ${feed.id} alarm ${at}`,
  })
}

/** Mails of alarms that no mail server has taken yet: handing them on again is harmless. */
export async function unsentAlarmMails(db: Queryable, feedId: string): Promise<readonly MessageRef[]> {
  return (await readQueuedMails(db, mailPrefix(feedId))).map((messageId) => ({ messageId }))
}

/** Those whose area holds the whole served area; where nobody answers for all of it, everyone on the posts. Each once. */
async function peopleToTell(tx: Queryable, { servedArea }: ActivityContext): Promise<readonly PersonOnPost[]> {
  const all = await readPeopleOn(tx, alarmPosts)
  const answerable = all.filter((person) => isWithin(servedArea, person.areaCode))
  const told = answerable.length > 0 ? answerable : all
  return told.filter((person, index) => told.findIndex((each) => each.id === person.id) === index)
}

async function storeMail(
  tx: Queryable,
  context: ActivityContext,
  feed: WatchedFeed,
  person: PersonOnPost,
  at: Instant,
): Promise<void> {
  const id = `${mailPrefix(feed.id)}${at}:${person.id}`
  const link = `${context.publicUrl}/feeds`
  const bodies = (['zh', 'en'] as const).map((language) => linesOf(feed, context.environment, link, language, at))
  await insertMail(tx, {
    id,
    post: person.post,
    to: { name: person.name, address: person.email },
    subject: bodies[0]?.[0] ?? '',
    text: bodies.map((lines) => lines.join('\n')).join('\n\n— — —\n\n'),
    html: toHtml(bodies, link),
    messageId: messageIdOf(id, context.publicUrl),
    queuedAt: at,
  })
}

function linesOf(
  feed: WatchedFeed,
  environment: ActivityContext['environment'],
  link: string,
  language: Language,
  at: Instant,
): readonly string[] {
  const line = (sentence: Sentence, values: Record<string, unknown> = {}): string => fill(sentence, language, values)
  const mark = environment === 'staging' ? line(mailTexts.exerciseMark) : ''
  const { lastSuccessAt, lastFailure, failures } = feed
  return [
    line(feedAlarmTexts.subject, { mark, name: feed.name, minutes: silentMinutes(feed, at) }),
    lastSuccessAt === null
      ? line(feedAlarmTexts.never, { since: beijing(feed.watchedSince) })
      : line(feedAlarmTexts.lastSuccess, { at: beijing(lastSuccessAt) }),
    line(feedAlarmTexts.address, { url: feed.url }),
    ...(lastFailure === null
      ? []
      : [line(feedAlarmTexts.why, { why: feedFailureText(lastFailure, language), failures })]),
    line(feedAlarmTexts.meaning),
    line(feedAlarmTexts.canDo),
    line(feedAlarmTexts.open, { link }),
  ]
}
