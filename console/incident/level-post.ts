import { useTranslation } from 'react-i18next'
import type { Post } from '../../domain/duty/post'
import { posts } from '../../domain/duty/post'
import { ranksAtLeast } from '../../domain/duty/role-table'
import type { ResponseKind, ResponseLevel } from '../../domain/incident/level'
import { graverLevel } from '../../domain/incident/level'
import { useMe } from '../app/session'
import { useWords } from '../parts/words'
import type { Incident, IncidentDetail } from './incident-query'

/** The post that decides at a level, from the response plan copied into the incident. */
export function deciderOf({ responsePlan }: Incident, level: ResponseLevel): Post | null {
  const levels = responsePlan['levels'] as Partial<Record<ResponseLevel, { decidedBy?: string }>> | undefined
  return posts.find((post) => post === levels?.[level]?.decidedBy) ?? null
}

/** The gravest level that stands, of both responses or of one kind; a vetoed one does not stand. */
export function gravestLevel({ levels }: Pick<IncidentDetail, 'levels'>, kind?: ResponseKind): ResponseLevel {
  return (['relief', 'hazard'] as const)
    .filter((each) => kind === undefined || each === kind)
    .flatMap((each) => levels[each] ?? [])
    .filter(({ state }) => state !== 'vetoed')
    .reduce<ResponseLevel>((gravest, { level }) => graverLevel(gravest, level), 'local')
}

/** Why the signed-in account may not decide what a level's post decides; null when one of its posts ranks high enough. */
export function useRankRefusal(): (decider: Post | null) => string | null {
  const { t } = useTranslation()
  const { word } = useWords()
  const held = useMe().posts
  return (decider) => {
    if (decider === null || held.some(({ post }) => ranksAtLeast(post, decider))) return null
    return t('shell.acts.notYours', { post: word('post', decider) })
  }
}
