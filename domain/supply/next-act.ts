import type { Post } from '../duty/post'
import type { AreaCode } from '../geography/area'
import type { LifeAction } from './life'
import { isFallen, lives } from './lives'
import type { OtherSourceKind } from './terms'

/** An order as far as what it waits for is concerned. */
export type WaitingOrder = {
  readonly kind: OtherSourceKind
  readonly state: string
  /** Its goods are fetched by a consignment of a plan, from which acts may follow. */
  readonly isPlanned: boolean
}

/** The act that leads an order on towards its end; null when it is over or the act follows from its consignment. */
export function nextAct({ kind, state, isPlanned }: WaitingOrder): LifeAction | null {
  const { actions, follows = {} } = lives[kind].order
  const following = isPlanned ? Object.values<readonly string[]>(follows).flat() : []
  const possible = actions.filter(({ from }) => from.includes(state))
  if (possible.some(({ name, to }) => following.includes(name) && !isFallen(kind, to))) return null
  return possible.find(({ to, goods }) => to !== state && goods !== 'withdrawn' && !isFallen(kind, to)) ?? null
}

/** Where an order stands, for whose task its next act is. */
export type OrderPlace = {
  readonly sourceArea: AreaCode
  /** The area that leads the incident; null: beside any incident. */
  readonly incidentArea: AreaCode | null
  readonly depotId: string
  readonly depotArea: AreaCode
  /** Somebody keeps the loading place by an account of their own. */
  readonly hasKeeper: boolean
}
export type Owing = { readonly post: Post; readonly areaCode: AreaCode; readonly depotId: string | null }

/** The source's side answers in its own area, whoever the goods are for. */
const answersOfSource: readonly string[] = ['accept', 'agree']

/**
 * Of the posts that may take an act the one that it waits for: the keeper where there is one, else the reserves office;
 * of officers the lowest that may, and for orders beside any incident the reserves office.
 */
export function owingPost({ name, posts }: LifeAction, place: OrderPlace): Owing {
  const { incidentArea, sourceArea, hasKeeper, depotId, depotArea } = place
  if (posts.includes('depot-keeper')) {
    return hasKeeper
      ? { post: 'depot-keeper', areaCode: depotArea, depotId }
      : { post: 'reserves-officer', areaCode: sourceArea, depotId: null }
  }
  const isBeside = incidentArea === null && posts.includes('reserves-officer')
  const post = isBeside ? 'reserves-officer' : (posts[0] ?? 'reserves-officer')
  return { post, areaCode: answersOfSource.includes(name) ? sourceArea : (incidentArea ?? sourceArea), depotId: null }
}

/** Until when the next act is due: an answer first, what is to be settled once the goods are there, else when they should be ready. */
export function actDueAt(
  { name }: LifeAction,
  clocks: { readonly answerDueAt: string | null; readonly settleDueAt: string | null; readonly readyAt: string | null },
): string | null {
  const isSettling = ['settle', 'return', 'compensate'].includes(name)
  return isSettling ? clocks.settleDueAt : (clocks.answerDueAt ?? clocks.readyAt)
}
