import { worstFirst } from '../../console/board/board-order'
import type { BoardRow } from '../../console/board/board-order'
import { fieldValue, instantOfField, shownMinute, shownSecond, shownSpan } from '../../console/time/shown'
import { HOUR_MS, MINUTE_MS } from '../../domain/time/instant'

describe('times on screen', () => {
  it('are Beijing time, whatever the clock of the desk says', () => {
    expect(shownMinute('2023-12-18T15:59:30.000Z')).toBe('12-18 23:59')
    expect(shownSecond('2023-12-18T16:00:00.000Z')).toBe('2023-12-19 00:00:00')
  })

  it('tell a span in hours and minutes, without a sign', () => {
    expect(shownSpan(9 * HOUR_MS + 12 * MINUTE_MS)).toBe('9:12')
    expect(shownSpan(-40 * MINUTE_MS)).toBe('0:40')
  })

  it('are typed as Beijing time and handed on as instants', () => {
    expect(instantOfField('2023-12-18T23:59')).toBe('2023-12-18T15:59:00.000Z')
    expect(instantOfField('')).toBeUndefined()
    expect(fieldValue('2023-12-18T15:59:00.000Z')).toBe('2023-12-18T23:59')
  })
})

describe('the board', () => {
  const now = '2026-11-24T08:00:00.000Z'

  it('has in front what nobody has, then what will be late, then the gravest, then the nearest clock', () => {
    const rows = [
      aBoardRow({ id: 'near', nextDeadline: due('2026-11-24T09:00:00.000Z') }),
      aBoardRow({ id: 'grave', levels: { relief: 'II', hazard: null } }),
      aBoardRow({ id: 'slipping', nextDeadline: due('2026-11-24T12:00:00.000Z', '2026-11-24T13:00:00.000Z') }),
      aBoardRow({ id: 'far' }),
      aBoardRow({ id: 'unheard', escalationsOpen: 1 }),
    ]
    expect(worstFirst(rows, now).map((row) => row.id)).toEqual(['unheard', 'slipping', 'grave', 'near', 'far'])
  })
})

function due(dueAt: string, predictedAt: string | null = null): BoardRow['nextDeadline'] {
  return { rule: 'first-batch-24h', subject: 'i', dueAt, predictedAt }
}

function aBoardRow(part: Partial<BoardRow>): BoardRow {
  return {
    id: 'i',
    number: 1,
    title: { zh: '地震', en: 'Earthquake' },
    hazard: 'earthquake',
    isExercise: false,
    status: 'open',
    areas: [],
    levels: { relief: 'IV', hazard: null },
    nextDeadline: due('2026-11-25T09:00:00.000Z'),
    waitsFor: [],
    coverage24h: null,
    escalationsOpen: 0,
    startedAt: '2026-11-24T07:00:00.000Z',
    changedAt: '2026-11-24T07:30:00.000Z',
    closedAt: null,
    clock: { kind: 'real', scale: 1, now: '2026-11-24T08:00:00.000Z', segments: [], pausedBy: null },
    ...part,
  }
}
