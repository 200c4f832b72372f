import fc from 'fast-check'
import { isSimilarEvent } from '../../../domain/alert/similar-event'
import { unverifiedTriageRules as rules } from '../../../domain/alert/triage'
import { anAlert, aQuakeAlert } from './alert-builder'

describe('two alerts of one event', () => {
  it.each([
    [60, 35.7, true],
    [61, 35.7, false],
    [0, 36.59, true],
    [0, 36.61, false],
  ])('are the same quake within 60 s and 100 km: %i s, latitude %d', (seconds, latitude, expected) => {
    const originAt = new Date(Date.parse('2023-12-18T15:59:00Z') + seconds * 1000).toISOString()
    const other = aQuakeAlert({ originAt, epicentre: { longitude: 102.79, latitude } })
    expect(isSimilarEvent(aQuakeAlert(), other, rules)).toBe(expected)
  })

  it.each([
    ['six hours later', { sentAt: '2023-07-31T06:00:00.000Z' }, true],
    ['longer after', { sentAt: '2023-07-31T06:00:01.000Z' }, false],
    ['of another colour', { colour: 'orange' as const }, false],
    ['of another kind', { hazard: 'flood' as const }, false],
    ['for its prefecture', { areaCodes: ['130600'] }, true],
    ['for a neighbour', { areaCodes: ['130623'] }, false],
    ['for it and a neighbour', { areaCodes: ['130623', '130681'] }, true],
    ['for nowhere', { areaCodes: [] }, false],
  ])('are the same warning: one %s', (_name, changes, expected) => {
    expect(isSimilarEvent(anAlert(), anAlert(changes), rules)).toBe(expected)
  })

  it('takes a quake told by telephone without magnitude for the one that a feed measured', () => {
    const told = aQuakeAlert({}, { quake: null, colour: 'red' })
    expect(isSimilarEvent(aQuakeAlert(), told, rules)).toBe(true)
  })

  it('is so whichever came first', () => {
    const code = fc.constantFrom('130681', '130600', '130000', '622927')
    const alert = fc
      .record({ codes: fc.array(code, { maxLength: 3 }), hours: fc.integer({ min: 0, max: 12 }), quake: fc.boolean() })
      .map(({ codes, hours, quake }) => {
        const sentAt = new Date(Date.parse('2023-12-18T16:00:00Z') + hours * 3_600_000).toISOString()
        return quake
          ? aQuakeAlert({ originAt: sentAt }, { sentAt, areaCodes: codes })
          : anAlert({ sentAt, areaCodes: codes })
      })
    fc.assert(fc.property(alert, alert, (a, b) => isSimilarEvent(a, b, rules) === isSimilarEvent(b, a, rules)))
  })
})
