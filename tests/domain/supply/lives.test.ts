import { actionIn, endStates, supplyDocuments } from '../../../domain/supply/life'
import type { Course } from '../../../domain/supply/life'
import { firstAct, isFallen, isOrderEnded, lives } from '../../../domain/supply/lives'
import { sourceKinds } from '../../../domain/supply/offer'

const courses: readonly (readonly [string, Course])[] = Object.entries(lives).flatMap(([kind, life]) => [
  [`${kind}, source`, life.source],
  [`${kind}, order`, life.order],
])

test('every kind of source but stock has a life', () => {
  expect(Object.keys(lives)).toEqual(sourceKinds.filter((kind) => kind !== 'stock'))
})

test.each(courses)('%s: at most 7 states, each reached from the first, each act between known states', (_, course) => {
  expect(course.states.length).toBeLessThanOrEqual(7)
  expect(firstAct(course).to).toBe(course.states[0])
  const reached = new Set<string>([course.states[0]])
  for (const state of reached) for (const act of course.actions) if (act.from.includes(state)) reached.add(act.to)
  expect([...course.states].filter((state) => !reached.has(state))).toEqual([])
  expect(
    course.actions.flatMap(({ from, to }) => [...from, to]).filter((state) => !course.states.includes(state)),
  ).toEqual([])
  expect(new Set(course.actions.map(({ name }) => name)).size).toBe(course.actions.length)
  expect(course.actions.filter(({ posts }) => posts.length === 0)).toEqual([])
})

test.each(courses)('%s: it ends, and where goods fall away somebody has written why', (_, course) => {
  expect(endStates(course).length).toBeGreaterThan(0)
  expect(endStates(course)).toEqual(expect.arrayContaining([...course.fallen]))
  const falling = course.actions.filter(({ to }) => course.fallen.includes(to))
  expect(falling.filter(({ needsReason }) => !needsReason)).toEqual([])
})

test.each(courses.filter(([name]) => name.endsWith('order')))(
  '%s: the goods are withdrawn where it falls and ready before it is done',
  (_, course) => {
    for (const act of course.actions) expect(act.goods === 'withdrawn').toBe(course.fallen.includes(act.to))
    expect(course.actions.filter(({ goods }) => goods === 'ready').length).toBe(1)
  },
)

test('every paper is made by some act', () => {
  const made = new Set(courses.flatMap(([, { actions }]) => actions.map(({ document }) => document)))
  expect(supplyDocuments.filter((document) => !made.has(document))).toEqual([])
})

test('an act is refused in the wrong state, without its reason, and when there is none of that name', () => {
  const { order } = lives.agreement
  expect(actionIn(order, 'called', 'accept', null)).toMatchObject({ outcome: 'allowed', action: { to: 'accepted' } })
  expect(actionIn(order, 'delivered', 'accept', null)).toEqual({
    outcome: 'refused',
    why: 'not-in-this-state',
    state: 'delivered',
    allowedIn: ['called'],
  })
  expect(actionIn(order, 'called', 'decline', ' ')).toEqual({ outcome: 'refused', why: 'reason-missing' })
  expect(actionIn(order, 'called', 'place', null)).toEqual({ outcome: 'refused', why: 'no-such-action' })
})

test('a declined call-off is over and its goods free again; a delivered one is over and used', () => {
  const seen = ['called', 'delivered', 'declined'].map((state) => [
    isOrderEnded('agreement', state),
    isFallen('agreement', state),
  ])
  expect(seen).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ])
  expect(isOrderEnded('mutual-aid', 'delivered')).toBe(false)
})
