import type { Alert, ReportedFigures } from '../../../domain/alert/alert'
import { sumBands } from '../../../domain/demand/bands'
import { estimateImpact } from '../../../domain/demand/estimate-impact'
import type { Band, CountyImpact } from '../../../domain/demand/estimate'
import {
  aksu,
  anAlert,
  aQuake,
  beibei,
  jishishan,
  recordedCounties,
  shippedNorms,
  yushu,
  zhuozhou,
} from './recorded-disasters'

function impactsOf(alert: Alert, figures: ReportedFigures = {}): CountyImpact[] {
  const counties = recordedCounties()
  return estimateImpact({ alert, areaCodes: alert.areaCodes, counties, figures, norms: shippedNorms() })
}

const total = (impacts: readonly CountyImpact[], side: 'affected' | 'displaced'): Band =>
  sumBands(impacts.map((each) => each[side]))

describe('quake, from magnitude and place alone', () => {
  it('holds what Jishishan 2023 recorded (goods for 70 000 to 140 000 people) between low and high', () => {
    const impacts = impactsOf(jishishan())
    const displaced = total(impacts, 'displaced')
    expect(displaced.low).toBeLessThan(70_000)
    expect(displaced.high).toBeGreaterThan(140_000)
    expect(displaced.expected).toBeGreaterThan(70_000)
    expect(displaced.expected).toBeLessThan(140_000)
    expect(impacts[0]).toMatchObject({ areaCode: '622927', intensity: 7.6 })
  })

  it('holds the 100 000 people of Yushu 2010 between low and high, though the city lies 44 km off', () => {
    const displaced = total(impactsOf(yushu()), 'displaced')
    expect(displaced.low).toBeLessThan(100_000)
    expect(displaced.high).toBeGreaterThan(100_000)
  })

  it('puts the gravest county first and each band in order', () => {
    const impacts = impactsOf(jishishan())
    expect(impacts.map((each) => each.displaced.expected)).toEqual(
      impacts.map((each) => each.displaced.expected).sort((a, b) => b - a),
    )
    for (const { affected, displaced } of impacts) {
      for (const band of [affected, displaced]) {
        expect(band.low).toBeLessThanOrEqual(band.expected)
        expect(band.expected).toBeLessThanOrEqual(band.high)
      }
      expect(displaced.expected).toBeLessThanOrEqual(affected.expected)
    }
  })

  it('strikes more people the larger, the nearer and the shallower it is', () => {
    const people = (alert: Alert): number => total(impactsOf(alert), 'displaced').expected
    const deep = { ...jishishan(), quake: { ...jishishan().quake, depthKm: 60 } } as Alert
    expect(people(aQuake(6.6, 102.79, 35.7))).toBeGreaterThan(people(jishishan()))
    expect(people(aQuake(6.2, 101.5, 35.7))).toBeLessThan(people(jishishan()))
    expect(people(deep)).toBeLessThan(people(jishishan()))
    expect(impactsOf(aQuake(3, 102.79, 35.7))).toEqual([])
  })

  it('is narrowed by a situation report: its total, the shares kept, ± 15 %', () => {
    const before = impactsOf(jishishan())
    const after = impactsOf(jishishan(), { evacuatedPeople: 100_000, dead: 118 })
    const displaced = total(after, 'displaced')
    expect(displaced.expected).toBe(100_000)
    expect(displaced.low).toBeCloseTo(85_000, -2)
    expect(displaced.high).toBeCloseTo(115_000, -2)
    expect(after[0]?.areaCode).toBe(before[0]?.areaCode)
  })

  it('moves the displaced in proportion when only the affected are reported', () => {
    const before = impactsOf(jishishan())
    const half = Math.round(total(before, 'affected').expected / 2)
    const after = impactsOf(jishishan(), { affectedPeople: half })
    expect(total(after, 'displaced').expected / total(before, 'displaced').expected).toBeCloseTo(0.5, 2)
  })
})

describe('warnings and forms', () => {
  it('takes the shares of a red warning over the county', () => {
    expect(impactsOf(zhuozhou())).toEqual([
      {
        areaCode: '130681',
        affected: { low: 66_800, expected: 133_600, high: 233_800 },
        displaced: { low: 6_680, expected: 26_720, high: 133_600 },
        intensity: null,
        rescuers: 802,
        dikeWorks: { low: 0, expected: 1, high: 4 },
      },
    ])
  })

  it('holds what Zhuozhou 2023 recorded: 133 913 affected, 128 000 moved', () => {
    const impacts = impactsOf(zhuozhou())
    expect(total(impacts, 'affected').expected).toBeCloseTo(133_913, -3)
    expect(total(impacts, 'displaced').high).toBeGreaterThan(128_000)
  })

  it('spreads the reported figures of a form over the counties of the prefecture by people', () => {
    const impacts = impactsOf(aksu())
    expect(impacts).toHaveLength(9)
    expect(total(impacts, 'affected').expected).toBe(62_000)
    expect(total(impacts, 'displaced').expected).toBe(8_600)
    expect(impacts[0]).toEqual({
      areaCode: '652901',
      affected: { low: 13_884, expected: 16_334, high: 18_784 },
      displaced: { low: 1_926, expected: 2_266, high: 2_606 },
      intensity: null,
      rescuers: 68,
      dikeWorks: { low: 1, expected: 1, high: 1 },
    })
    expect(impacts.filter((each) => each.dikeWorks)).toHaveLength(2)
  })

  it('takes the rescuers on site from the form, else 2.5 per hectare', () => {
    const fire = beibei()
    expect(impactsOf(fire)).toMatchObject([{ areaCode: '500109', rescuers: 1_400, displaced: { expected: 0 } }])
    const { rescuersOnSite: _, ...figures } = fire.figures
    expect(impactsOf({ ...fire, figures })).toMatchObject([{ rescuers: 1_500 }])
  })

  it('counts only a part of a whole province under a warning, and nothing outside the area', () => {
    const people = (areaCode: string): number =>
      total(impactsOf(anAlert({ hazard: 'rainstorm', colour: 'orange', areaCodes: [areaCode] })), 'displaced').expected
    expect(people('130681')).toBe(6_680)
    expect(people('130600')).toBe(6_680 + 3_160)
    expect(people('130000')).toBe((6_680 + 3_160) / 4)
    expect(people('330000')).toBe(0)
  })

  it('needs water for a fifth of the people in a drought, and shelter for none', () => {
    const [county] = impactsOf(anAlert({ hazard: 'drought', colour: 'orange', areaCodes: ['500109'] }))
    expect(county).toMatchObject({ affected: { expected: 167_000 }, displaced: { expected: 0 } })
  })
})
