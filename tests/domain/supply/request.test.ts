import { decidedRequest, mayActOnRequest } from '../../../domain/supply/request'

test('approved as asked, another quantity, or refused: what was approved is the ceiling', () => {
  expect(decidedRequest(500, 'approve', undefined)).toEqual({ state: 'approved', approved: 500 })
  expect(decidedRequest(500, 'change', 300)).toEqual({ state: 'changed', approved: 300 })
  expect(decidedRequest(500, 'change', 500)).toEqual({ state: 'approved', approved: 500 })
  expect(decidedRequest(500, 'refuse', undefined)).toEqual({ state: 'refused', approved: 0 })
})

test('a change to nothing, or to more than was asked, is none', () => {
  expect([0, 501, undefined].map((approved) => decidedRequest(500, 'change', approved))).toEqual([null, null, null])
})

test('a request is decided once, and can be withdrawn until it is refused', () => {
  const states = ['submitted', 'approved', 'changed', 'refused', 'withdrawn'] as const
  expect(states.filter((state) => mayActOnRequest('decide', state))).toEqual(['submitted'])
  expect(states.filter((state) => mayActOnRequest('withdraw', state))).toEqual(['submitted', 'approved', 'changed'])
})
