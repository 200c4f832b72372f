import type { LevelSet } from '../database/estimates'
import type { IncidentRow } from '../database/incidents'
import type { ResponseLevel } from '../domain/incident/level'
import { terms } from '../texts/console/terms'
import { levelNoticeTexts as texts } from '../texts/level-notice'
import { mailTexts } from '../texts/mails'
import { postNames } from '../texts/posts'
import { ruleTexts } from '../texts/rules'
import type { Language, Sentence } from '../texts/sentence'
import { fill } from '../texts/sentence'
import { beijing } from './mail-format'

export type LevelNotice = {
  readonly incident: Pick<IncidentRow, 'title_zh' | 'title_en' | 'response_plan'>
  readonly level: LevelSet
  readonly post: string
  readonly link: string
  readonly isMarked: boolean
}

export function levelNoticeSubject({ incident, level, isMarked }: LevelNotice): string {
  const mark = isMarked ? mailTexts.exerciseMark.zh : ''
  return fill(texts.subject, 'zh', { mark, title: incident.title_zh, what: whatOf(level, 'zh') })
}

/** What, where, when, why, by whom, what is asked of whom; then the link. */
export function levelNoticeLines(notice: LevelNotice, language: Language): readonly string[] {
  const { incident, level, post, link, isMarked } = notice
  const line = (sentence: Sentence, values: Record<string, unknown> = {}): string => fill(sentence, language, values)
  const reasons = level.reasons.map(({ key, values }) => line(ruleTexts[key] ?? { zh: key, en: key }, values))
  return [
    `${isMarked ? line(mailTexts.exerciseMark) : ''}${whatOf(level, language)}`,
    line(texts.where, { place: language === 'zh' ? incident.title_zh : incident.title_en }),
    line(texts.since, { at: beijing(level.decidedAt) }),
    ...(reasons.length === 0 ? [] : [line(texts.why, { reasons: reasons.join(line(texts.between)) })]),
    ...(level.decidedBy === null ? [] : [line(texts.by, { by: level.decidedBy })]),
    ...(level.comment === null ? [] : [line(texts.comment, { comment: level.comment })]),
    ...askedOf(notice, language),
    line(texts.you, { post: postName(post, language) }),
    line(texts.open, { link }),
  ]
}

function whatOf({ kind, level, before, state }: LevelSet, language: Language): string {
  const name = (of: ResponseLevel): string => terms[language].levelShort[of]
  const sentence = state === 'provisional' && before !== null ? texts.what.raised : texts.what[state]
  const values = { kind: fill(texts.kinds[kind], language), level: name(level), before: name(before ?? level) }
  return fill(sentence, language, values)
}

function askedOf({ incident, level }: LevelNotice, language: Language): readonly string[] {
  const { levels, waits } = incident.response_plan
  const { decidedBy, told } = levels[level.level]
  const decides = postName(decidedBy, language)
  if (level.state === 'vetoed') return [fill(texts.asked.vetoed, language)]
  const asked =
    level.state === 'provisional'
      ? fill(texts.asked.provisional, language, {
          decides,
          minutes: waits.levelConfirmationDueMinutes,
          veto: waits.vetoWindowMinutes,
        })
      : fill(texts.asked.decided, language, { decides, minutes: waits.approvalDueMinutes })
  const posts = told.map((post) => postName(post, language)).join(fill(texts.and, language))
  return told.length === 0 ? [asked] : [asked, fill(texts.told, language, { told: posts })]
}

function postName(post: string, language: Language): string {
  return fill(postNames[post] ?? { zh: post, en: post }, language)
}
