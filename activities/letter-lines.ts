import type { Instant } from '../domain/time/instant'
import { msBetween } from '../domain/time/instant'
import { clockNames, mailTexts, remedies } from '../texts/mails'
import { postNames } from '../texts/posts'
import type { Language, Sentence } from '../texts/sentence'
import { fill } from '../texts/sentence'
import { beijing, duration } from './mail-format'

export type LetterFacts = {
  readonly incidentId: string
  readonly titleZh: string
  readonly titleEn: string
  readonly isExercise: boolean
  readonly rule: string
  readonly subject: string
  readonly dueAt: Instant
  readonly predictedAt: Instant | null
  readonly goods: { readonly total: number; readonly arrived: number; readonly moving: number }
}
export type Letter = {
  readonly incidentId: string
  readonly escalationId: string | null
  readonly step: number
  readonly post: string
  readonly deadlineId: string
  readonly cause: 'slip' | 'breached' | 'silent' | 'warned'
  readonly share: number
  readonly now: Instant
  readonly nextStepAt: Instant | null
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

function whatOf(facts: LetterFacts, letter: Letter, language: Language): string {
  return fill(mailTexts[letter.cause], language, {
    clock: clockName(facts.rule, language),
    late: facts.predictedAt === null ? '' : duration(msBetween(facts.dueAt, facts.predictedAt), language),
    share: letter.share,
    left: duration(msBetween(letter.now, facts.dueAt), language),
  })
}

export function subjectOf(facts: LetterFacts, letter: Letter): string {
  const mark = facts.isExercise ? mailTexts.exerciseMark.zh : ''
  return fill(mailTexts.escalationSubject, 'zh', { mark, title: facts.titleZh, what: whatOf(facts, letter, 'zh') })
}

/** What, where, by when, how late, what can be done; then the link. */
export function linesOf(facts: LetterFacts, letter: Letter, link: string, language: Language): readonly string[] {
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
