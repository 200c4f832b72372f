import type { AreaCode } from '../../domain/geography/area'
import type { RouteName } from '../../domain/duty/role-table'
import type { Course, LifeAction } from '../../domain/supply/life'
import { supplyDocumentNames } from '../../texts/supply-documents'
import type { ScopeFacts } from '../access'
import { mayAct } from '../access'
import type { AccountCaller, Caller } from '../caller'
import type { lifeAction, supplyDocument } from '../schemas/supply-sources'
import type { z } from '../schemas/zod'
import { stored } from '../wire'

/** What a source or order says about itself, for who may take a step of its life. */
export type LifeSubject = {
  readonly sourceArea: AreaCode
  readonly depot: { readonly id: string; readonly areaCode: AreaCode }
  readonly incidentAreas: readonly AreaCode[] | null
}

/** The source's side answers for itself; whoever the goods are for can't answer in its name. */
const answersOfSource = ['accept', 'agree', 'decline']

export function factsFor(action: string, { sourceArea, depot, incidentAreas }: LifeSubject): ScopeFacts {
  const forIncident = incidentAreas !== null && !answersOfSource.includes(action)
  return { area: sourceArea, depot, ...(forIncident && { areaCodes: incidentAreas }) }
}

/** The caller as far as their posts may take this step. */
export function asPostsOf(action: Pick<LifeAction, 'posts'>, caller: AccountCaller): AccountCaller {
  return { ...caller, holdings: caller.holdings.filter(({ post }) => action.posts.includes(post)) }
}

export function presentActions(
  course: Course,
  state: string,
  {
    route,
    subject,
    caller,
  }: { readonly route: RouteName; readonly subject: LifeSubject; readonly caller: Caller | null },
): z.output<typeof lifeAction>[] {
  return course.actions
    .filter(({ from }) => from.length > 0)
    .map((action) => {
      const { name, from, to, posts, document, needsReason, clock, goods, quotation } = action
      const holder = caller?.kind === 'account' ? asPostsOf(action, caller) : null
      return {
        ...{ action: name, from: [...from], to, posts: [...posts], document, needsReason, clock, goods, quotation },
        allowed: from.includes(state),
        yours: mayAct(route, holder, factsFor(name, subject)),
      }
    })
}

type EventRow = { readonly version: number; readonly at: Date; readonly detail: unknown }

/** The papers that the events so far have made; `base` is the address of their source or order. */
export function presentDocuments(base: string, events: readonly EventRow[]): z.output<typeof supplyDocument>[] {
  return events.flatMap(({ version, at, detail }) => {
    const document = documentOf(detail)
    if (document === null) return []
    const { zh, en } = supplyDocumentNames[document] ?? { zh: document, en: document }
    const path = `${base}/documents/${document}?version=${version}`
    return [{ document, version, nameZh: zh, nameEn: en, at: at.toISOString(), path }]
  })
}

export function documentOf(detail: unknown): string | null {
  return stored<{ readonly document?: string | null }>(detail).document ?? null
}
