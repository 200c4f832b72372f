import { actionIn, endStates } from '../../../domain/supply/life'
import { lives } from '../../../domain/supply/lives'
import type { OrderPlace } from '../../../domain/supply/next-act'
import { actDueAt, nextAct, owingPost } from '../../../domain/supply/next-act'
import type { OtherSourceKind } from '../../../domain/supply/terms'

const kinds = Object.keys(lives) as OtherSourceKind[]

/** The acts from an order's first state to its end, as they come to be owed. */
function courseOf(kind: OtherSourceKind, isPlanned = false): string[] {
  const acts: string[] = []
  let [state]: readonly string[] = lives[kind].order.states
  for (
    let act = nextAct({ kind, state: state ?? '', isPlanned });
    act !== null;
    act = nextAct({ kind, state, isPlanned })
  ) {
    acts.push(act.name)
    state = act.to
  }
  return acts
}

test('every order is led to its end act by act, none of them a refusal', () => {
  expect(Object.fromEntries(kinds.map((kind) => [kind, courseOf(kind)]))).toEqual({
    agreement: ['accept', 'report-ready', 'deliver'],
    production: ['accept', 'start', 'report-progress', 'finish', 'deliver'],
    purchase: ['quote', 'approve', 'order', 'report-ready', 'deliver'],
    donation: ['receive', 'inspect', 'stock'],
    requisition: ['serve', 'take', 'return', 'compensate'],
    social: ['agree', 'report-ready', 'deliver'],
    'mutual-aid': ['agree', 'report-ready', 'deliver', 'settle'],
    international: ['depart', 'enter', 'stock'],
  })
})

test('from any state an act is owed that the state allows, until the order is over', () => {
  for (const kind of kinds) {
    const course = lives[kind].order
    for (const state of course.states) {
      const act = nextAct({ kind, state, isPlanned: false })
      expect({ kind, state, isOver: act === null }).toEqual({ kind, state, isOver: endStates(course).includes(state) })
      if (act !== null) expect(actionIn(course, state, act.name, 'so').outcome).toBe('allowed')
    }
  }
})

test('what follows from the consignment of a plan is owed by nobody; what does not is', () => {
  const states = (kind: OtherSourceKind) => lives[kind].order.states
  const owed = (kind: OtherSourceKind) =>
    states(kind).flatMap((state) => nextAct({ kind, state, isPlanned: true })?.name ?? [])
  expect([owed('agreement'), owed('production'), owed('social'), owed('mutual-aid')]).toEqual([[], [], [], ['settle']])
  expect(courseOf('purchase', true)).toEqual(courseOf('purchase'))
  expect(courseOf('donation', true)).toEqual(courseOf('donation'))
})

const place: OrderPlace = {
  ...{ sourceArea: '620100', incidentArea: '622900', depotId: 'yard', depotArea: '620102', hasKeeper: true },
}
const of = (kind: OtherSourceKind, state: string) => {
  const act = nextAct({ kind, state, isPlanned: false })
  if (act === null) throw new Error('nothing is owed')
  return act
}

test('an act waits for the keeper where there is one, else for the reserves office; an officer’s for the lowest that may', () => {
  const ready = of('purchase', 'ordered')
  expect(owingPost(ready, place)).toEqual({ post: 'depot-keeper', areaCode: '620102', depotId: 'yard' })
  expect(owingPost(ready, { ...place, hasKeeper: false })).toEqual({
    ...{ post: 'reserves-officer', areaCode: '620100', depotId: null },
  })
  const quote = of('purchase', 'asked')
  expect(owingPost(quote, place)).toEqual({ post: 'duty-officer', areaCode: '622900', depotId: null })
  const beside = { ...place, incidentArea: null }
  expect(owingPost(quote, beside)).toEqual({ post: 'reserves-officer', areaCode: '620100', depotId: null })
  expect(owingPost(of('purchase', 'quoted'), beside).post).toBe('head-of-office')
  expect(owingPost(of('mutual-aid', 'requested'), place)).toEqual({
    ...{ post: 'duty-officer', areaCode: '620100', depotId: null },
  })
})

test('an answer is due first, then the goods; settling has a clock of its own', () => {
  const clocks = { answerDueAt: 'a', settleDueAt: 's', readyAt: 'r' }
  expect(actDueAt(of('purchase', 'asked'), clocks)).toBe('a')
  expect(actDueAt(of('purchase', 'approved'), { ...clocks, answerDueAt: null })).toBe('r')
  expect(actDueAt(of('requisition', 'in-use'), clocks)).toBe('s')
  expect(actDueAt(of('donation', 'matched'), { answerDueAt: null, settleDueAt: null, readyAt: null })).toBeNull()
})
