import type { Course, Life, LifeAction, SupplyDocument } from './life'
import { act, endStates } from './life'
import { orderLives, orderers } from './order-lives'
import type { OtherSourceKind } from './terms'

/** Declared by its owner, taken on, surveyed on schedule, suspended or ended with a reason. */
function standing(document: SupplyDocument): Life['source'] {
  const live = ['declared', 'standing', 'suspended']
  return {
    states: ['declared', 'standing', 'suspended', 'ended'],
    fallen: ['ended'],
    offering: ['standing'],
    actions: [
      act('declare', [], 'declared', orderers),
      act('admit', ['declared'], 'standing', orderers, { document }),
      act('survey', ['standing'], 'standing', orderers, { document: 'survey-record' }),
      act('suspend', ['standing'], 'suspended', orderers, { needsReason: true }),
      act('resume', ['suspended'], 'standing', orderers, { needsReason: true }),
      act('end', live, 'ended', orderers, { needsReason: true }),
    ],
  }
}

/** A donation counts from its announcement on: matching is the order's part. */
const announced: Life['source'] = {
  states: ['announced', 'taken', 'refused', 'ended'],
  fallen: ['refused', 'ended'],
  offering: ['announced', 'taken'],
  actions: [
    act('announce', [], 'announced', orderers),
    act('take', ['announced'], 'taken', orderers, { document: 'acceptance-letter' }),
    act('refuse', ['announced'], 'refused', orderers, { document: 'thank-you-letter', needsReason: true }),
    act('end', ['announced', 'taken'], 'ended', orderers, { needsReason: true }),
  ],
}

/** Aid from abroad is planned on once it is accepted. */
const offered: Life['source'] = {
  states: ['offered', 'accepted', 'refused', 'ended'],
  fallen: ['refused', 'ended'],
  offering: ['accepted'],
  actions: [
    act('offer', [], 'offered', orderers),
    act('accept', ['offered'], 'accepted', ['deputy-minister', 'committee-leader'], { document: 'acceptance-note' }),
    act('refuse', ['offered'], 'refused', ['deputy-minister', 'committee-leader'], {
      document: 'thank-you-letter',
      needsReason: true,
    }),
    act('end', ['offered', 'accepted'], 'ended', orderers, { needsReason: true }),
  ],
}

/** Every way to obtain supplies beside stock as a life of its own. */
export const lives: Readonly<Record<OtherSourceKind, Life>> = {
  agreement: { source: standing('agreement'), order: orderLives.agreement },
  production: { source: standing('survey-record'), order: orderLives.production },
  purchase: { source: standing('supplier-entry'), order: orderLives.purchase },
  donation: { source: announced, order: orderLives.donation },
  requisition: { source: standing('owner-declaration'), order: orderLives.requisition },
  social: { source: standing('reserve-declaration'), order: orderLives.social },
  'mutual-aid': { source: standing('pact'), order: orderLives['mutual-aid'] },
  international: { source: offered, order: orderLives.international },
}

/** The act that begins a life, with the paper and the clock that it starts. */
export function firstAct(course: Course): LifeAction {
  const first = course.actions.find((each) => each.from.length === 0)
  if (first === undefined) throw new Error(`no act begins with ${course.states[0]}`)
  return first
}

export const isOffering = (kind: OtherSourceKind, state: string): boolean => lives[kind].source.offering.includes(state)

/** Whether the goods of an order were not had: what it asked for is free again. */
export const isFallen = (kind: OtherSourceKind, state: string): boolean => lives[kind].order.fallen.includes(state)

/** Whether an order is over, well or not. */
export const isOrderEnded = (kind: OtherSourceKind, state: string): boolean =>
  endStates(lives[kind].order).includes(state)
