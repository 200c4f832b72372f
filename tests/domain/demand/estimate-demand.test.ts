import type { Alert, ReportedFigures } from '../../../domain/alert/alert'
import { climateAt, climateOf } from '../../../domain/demand/climate-class'
import { totalOf } from '../../../domain/demand/compare-estimates'
import { estimateDemand } from '../../../domain/demand/estimate-demand'
import { estimateImpact } from '../../../domain/demand/estimate-impact'
import type { CountyImpact, DemandLine } from '../../../domain/demand/estimate'
import { ruleTexts } from '../../../texts/rules'
import {
  aksu,
  beibei,
  jishishan,
  recordedCounties,
  shippedClimate,
  shippedItems,
  shippedNorms,
  yushu,
  zhuozhou,
} from './recorded-disasters'

const counties = recordedCounties()
const norms = shippedNorms()

function demandOf(alert: Alert, at: string, figures: ReportedFigures = {}): DemandLine[] {
  const impacts = estimateImpact({ alert, areaCodes: alert.areaCodes, counties, figures, norms })
  return demandOfImpacts(alert, at, impacts)
}

function demandOfImpacts(alert: Alert, at: string, impacts: readonly CountyImpact[]): DemandLine[] {
  const climate = climateAt(shippedClimate(), at)
  return estimateDemand({ hazard: alert.hazard, impacts, figures: {}, counties, climate, norms, days: 3 })
}

const needOf = (lines: readonly DemandLine[], itemCode: string) =>
  lines.filter((line) => line.itemCode === itemCode).map(({ need, firstBatch }) => ({ ...need, firstBatch }))

const struck = (areaCode: string, people: number, rescuers = 0): CountyImpact => ({
  areaCode,
  affected: { low: people, expected: people, high: people },
  displaced: { low: people, expected: people, high: people },
  intensity: null,
  rescuers,
})

const december = '2023-12-18T16:10:00.000Z'
const july = '2023-07-31T00:00:00.000Z'

describe('climate of a county', () => {
  const named = (code: string) => counties.find((each) => each.code === code) ?? counties[0]
  const climate = (code: string, at: string) => {
    const county = named(code)
    return county && climateOf(county, climateAt(shippedClimate(), at), norms.climate).climate
  }

  it.each([
    ['622927', december, 'severe-cold'],
    ['632701', '2010-04-14T00:00:00.000Z', 'cold'],
    ['632701', july, 'cold'],
    ['652901', '2022-08-19T03:00:00.000Z', 'mild'],
    ['130681', july, 'hot'],
  ])('%s at %s is %s', (code, at, expected) => {
    expect(climate(code, at)).toBe(expected)
  })

  it('takes the month of Beijing time', () => {
    expect(climateAt(shippedClimate(), '2023-12-31T16:00:00.000Z')).toEqual(
      climateAt(shippedClimate(), '2023-01-15T00:00:00.000Z'),
    )
  })
})

describe('demand', () => {
  it('of 3 700 displaced people after a quake in severe cold follows the ratios of real dispatches', () => {
    const lines = demandOfImpacts(jishishan(), december, [struck('622927', 3_700, 100)])
    expect(needOf(lines, '1010101')).toEqual([{ low: 400, expected: 700, high: 1_000, firstBatch: 789 }])
    expect(needOf(lines, '1010201')[0]).toMatchObject({ low: 1_600, expected: 2_800, high: 4_000 })
    expect(needOf(lines, '1010301')[0]).toMatchObject({ low: 3_996, expected: 5_550, high: 5_550, firstBatch: 5_550 })
    expect(needOf(lines, '1020101')).toEqual([{ low: 3_800, expected: 3_800, high: 3_800, firstBatch: 3_700 }])
    expect(needOf(lines, '1040102')[0]).toMatchObject({ low: 380, expected: 665, high: 950 })
    expect(needOf(lines, '1010102')).toEqual([])
    expect(needOf(lines, '1050102')).toEqual([])
  })

  it('of people sheltered indoors in the heat needs beds, towel-quilts and nets, but no tents, coats or stoves', () => {
    const lines = demandOfImpacts(zhuozhou(), july, [struck('130681', 1_000)])
    expect(needOf(lines, '1010201')).toEqual([{ low: 1_000, expected: 1_000, high: 1_000, firstBatch: 1_000 }])
    expect(needOf(lines, '1010302')[0]?.expected).toBe(1_000)
    expect(needOf(lines, '1050101')).toEqual([{ low: 500, expected: 500, high: 500, firstBatch: 0 }])
    expect(needOf(lines, '2010101')[0]).toMatchObject({ low: 23, expected: 23, high: 46 })
    for (const absent of ['1010101', '1010102', '1010301', '1020101', '1040101']) {
      expect(needOf(lines, absent)).toEqual([])
    }
  })

  it('brings water for the days asked, of which the first batch carries one', () => {
    const lines = demandOfImpacts(zhuozhou(), july, [struck('130681', 1_000, 100)])
    const force = 1_500
    expect(needOf(lines, '1030101')[0]).toMatchObject({
      low: 3 * (7_500 + force),
      expected: 3 * (7_500 + force),
      high: 3 * (15_000 + force),
    })
    expect(needOf(lines, '1030101')[0]?.firstBatch).toBe(7_500 + force)
  })

  it('explains each line by rule, edition and figures', () => {
    const [tents] = demandOfImpacts(jishishan(), december, [struck('622927', 3_700)]).filter(
      (line) => line.itemCode === '1010101',
    )
    expect(tents).toEqual({
      areaCode: '622927',
      itemCode: '1010101',
      need: { low: 400, expected: 700, high: 1_000 },
      firstBatch: 789,
      lifeSaving: true,
      rules: [
        {
          rule: 'quake.tent.cotton',
          edition: '2026-11',
          key: 'demand.displaced.once',
          values: { basis: 3_700, quantity: 0.7, per: 3.7, mark: 'D' },
        },
        {
          rule: 'climate',
          edition: '2026-11',
          key: 'demand.climate.severe-cold',
          values: { minTemperatureC: -10, altitudeM: 2_200 },
        },
      ],
    })
  })

  it('counts high altitude as cold whatever the month', () => {
    const lines = demandOfImpacts(yushu(), july, [struck('632701', 3_700)])
    expect(needOf(lines, '1010101')[0]?.expected).toBe(700)
    expect(needOf(lines, '1040102')).toEqual([])
  })

  it('of Jishishan holds what was dispatched in all between low and high', () => {
    const lines = demandOf(jishishan(), december)
    const dispatched = { '1010101': 9_100, '1010201': 25_400, '1010301': 31_400, '1010202': 15_400, '1020101': 41_000 }
    for (const [itemCode, quantity] of Object.entries(dispatched)) {
      const { low, high } = totalOf({ lines }, itemCode)
      expect(low).toBeLessThan(quantity)
      expect(high).toBeGreaterThan(quantity)
    }
  })

  it('of the Aksu form brings the flood works of two breaches', () => {
    const lines = demandOf(aksu(), '2022-08-19T03:00:00.000Z')
    const works = ['3010101', '3010102', '3010103', '3010104', '3010105']
    expect(works.map((itemCode) => totalOf({ lines }, itemCode).expected)).toEqual([40_000, 10_000, 4_000, 400, 20])
  })

  it('of the Beibei form equips 28 teams of 50 and sustains 1 400 people', () => {
    const lines = demandOf(beibei(), '2022-08-19T02:30:00.000Z')
    const fire = ['2030101', '2030102', '2030103', '2030104', '2030105', '2030106', '2030107', '2040101']
    expect(fire.map((itemCode) => totalOf({ lines }, itemCode).expected)).toEqual([
      560, 420, 840, 560, 140_000, 7_000, 4_200, 2_240,
    ])
    expect(totalOf({ lines }, '1030101').expected).toBe(63_000)
    expect(
      lines
        .filter((line) => line.lifeSaving)
        .map((line) => line.itemCode)
        .sort(),
    ).toEqual(['1030101', '1030102', '2030101', '2030104', '2030107'])
  })

  it('keeps every line in order: whole numbers, low, expected, high', () => {
    for (const { need, firstBatch } of [...demandOf(jishishan(), december), ...demandOf(zhuozhou(), july)]) {
      expect([need.low, need.expected, need.high, firstBatch].every(Number.isInteger)).toBe(true)
      expect(need.low).toBeLessThanOrEqual(need.expected)
      expect(need.expected).toBeLessThanOrEqual(need.high)
      expect(firstBatch).toBeLessThanOrEqual(need.high)
    }
  })
})

describe('the shipped norms', () => {
  it('name only items that are in the list, each once, with a code of the standard', () => {
    const codes = shippedItems().map((item) => item.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.filter((code) => !/^[123]\d{6}$/.test(code))).toEqual([])
    expect(norms.items.map((norm) => norm.itemCode).filter((code) => !codes.includes(code))).toEqual([])
  })

  it('have a sentence in both languages for every rule', () => {
    const keys = norms.items.map((norm) => `demand.${norm.basis}.${norm.daily ? 'daily' : 'once'}`)
    const climates = ['severe-cold', 'cold', 'cold.altitude', 'mild', 'mild.altitude', 'hot']
    const all = [...keys, ...climates.map((each) => `demand.climate.${each}`)]
    expect(all.filter((key) => !ruleTexts[key]?.zh || !ruleTexts[key].en)).toEqual([])
  })
})
