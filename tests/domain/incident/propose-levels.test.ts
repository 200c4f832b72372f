import type { Alert, ReportedFigures } from '../../../domain/alert/alert'
import { estimateImpact } from '../../../domain/demand/estimate-impact'
import type { CountyImpact } from '../../../domain/demand/estimate'
import { proposeLevels } from '../../../domain/incident/propose-levels'
import type { LevelDecision } from '../../../domain/incident/level'
import type { LevelTable, LevelTables } from '../../../domain/policy/level-tables'
import { ruleTexts } from '../../../texts/rules'
import {
  aksu,
  anAlert,
  aQuake,
  beibei,
  jishishan,
  recordedCounties,
  shippedNorms,
  shippedTables,
  zhuozhou,
} from '../demand/recorded-disasters'

function displaced(areaCode: string, expected: number): CountyImpact {
  const band = { low: 0, expected, high: expected }
  return { areaCode, affected: band, displaced: band, intensity: null, rescuers: 0 }
}

function propose(alert: Alert, figures: ReportedFigures = {}, impacts: readonly CountyImpact[] = []): LevelDecision[] {
  return proposeLevels({ alert, figures, impacts, tables: shippedTables(), areaCode: '100000' })
}

function levels(alert: Alert, figures: ReportedFigures = {}, impacts: readonly CountyImpact[] = []): string {
  return propose(alert, figures, impacts)
    .map((each) => `${each.kind} ${each.level}`)
    .join(', ')
}

const impactsOf = (alert: Alert): CountyImpact[] =>
  estimateImpact({
    alert,
    areaCodes: alert.areaCodes,
    counties: recordedCounties(),
    figures: {},
    norms: shippedNorms(),
  })

describe('relief level', () => {
  it.each([
    [{ dead: 200 }, 'I'],
    [{ dead: 150, missing: 50 }, 'I'],
    [{ dead: 199 }, 'II'],
    [{ dead: 100 }, 'II'],
    [{ dead: 50 }, 'III'],
    [{ dead: 20 }, 'IV'],
    [{ missing: 20 }, 'IV'],
    [{ dead: 19 }, 'local'],
    [{ evacuatedPeople: 2_000_000 }, 'I'],
    [{ evacuatedPeople: 1_000_000 }, 'II'],
    [{ evacuatedPeople: 500_000 }, 'III'],
    [{ evacuatedPeople: 100_000 }, 'IV'],
    [{ evacuatedPeople: 99_999 }, 'local'],
    [{ roomsCollapsed: 200_000, roomsDamaged: 100_000 }, 'I'],
    [{ roomsCollapsed: 10_000 }, 'IV'],
    [{ droughtPeopleInNeed: 3_000_000 }, 'II'],
    [{}, 'local'],
  ])('of %j is %s', (figures, level) => {
    expect(propose(anAlert({ hazard: 'other' }), figures)).toMatchObject([{ kind: 'relief', level }])
  })

  it('takes the gravest condition and names every condition met', () => {
    const [relief] = propose(anAlert({ hazard: 'other' }), { dead: 60, evacuatedPeople: 120_000 })
    expect(relief).toEqual({
      kind: 'relief',
      level: 'III',
      reasons: [
        {
          rule: 'relief.dead-missing',
          edition: '2024',
          areaCode: '100000',
          key: 'level.deadAndMissing',
          values: { figure: 60, threshold: 50, level: 'III', edition: '2024', mark: 'M' },
        },
        {
          rule: 'relief.displaced',
          edition: '2024',
          areaCode: '100000',
          key: 'level.displaced',
          values: { figure: 120_000, threshold: 100_000, level: 'IV', edition: '2024', mark: 'M' },
        },
      ],
    })
  })

  it('may be triggered by a forecast since 2024, counted within one province', () => {
    const twoProvinces = [displaced('622927', 60_000), displaced('622921', 45_000), displaced('630225', 90_000)]
    expect(propose(anAlert({ hazard: 'other' }), {}, twoProvinces)).toMatchObject([
      { level: 'IV', reasons: [{ key: 'level.displaced.expected', values: { figure: 105_000 } }] },
    ])
  })

  it('believes what is reported before what is expected', () => {
    expect(levels(anAlert({ hazard: 'other' }), { evacuatedPeople: 3_000 }, [displaced('622927', 300_000)])).toBe(
      'relief local',
    )
  })

  it('counts neither missing people nor forecasts by the edition of 2016', () => {
    const { edition, tables } = shippedTables()
    const only2016: LevelTables = { edition, tables: tables.filter((each) => each.edition === '2016') }
    const decide = (figures: ReportedFigures, impacts: readonly CountyImpact[] = []) =>
      proposeLevels({ alert: anAlert(), figures, impacts, tables: only2016, areaCode: '100000' })
    expect(decide({ dead: 19, missing: 50 })).toMatchObject([{ kind: 'relief', level: 'local' }])
    expect(decide({}, [displaced('622927', 300_000)])).toMatchObject([{ kind: 'relief', level: 'local' }])
  })

  it("uses a province's own thresholds inside it and the national ones elsewhere", () => {
    const { edition, tables } = shippedTables()
    const own: LevelTable = {
      rule: 'relief',
      kind: 'relief',
      hazards: [],
      edition: '2021',
      areaCode: '630000',
      forecastsTrigger: true,
      colours: [],
      conditions: [
        {
          rule: 'relief.displaced',
          figure: 'displaced',
          comparison: 'at-least',
          requires: [],
          thresholds: [{ level: 'IV', from: 5_000, mark: 'M' }],
        },
      ],
    }
    const decide = (areaCode: string) =>
      proposeLevels({
        alert: anAlert({ hazard: 'other' }),
        figures: { evacuatedPeople: 6_000 },
        impacts: [],
        tables: { edition, tables: [...tables, own] },
        areaCode,
      })
    expect(decide('632701')).toMatchObject([{ level: 'IV', reasons: [{ edition: '2021', areaCode: '630000' }] }])
    expect(decide('620000')).toMatchObject([{ level: 'local' }])
  })
})

describe('hazard level', () => {
  it.each([
    [7.0, 'I'],
    [6.9, 'II'],
    [6.0, 'II'],
    [5.0, 'III'],
    [4.0, 'IV'],
    [3.9, 'local'],
  ])('of a quake of magnitude %d where people live is %s', (magnitude, level) => {
    expect(propose(aQuake(magnitude, 103, 36), {}, [displaced('622927', 10)])[1]).toMatchObject({
      kind: 'hazard',
      level,
    })
  })

  it('of a quake of magnitude 7 is major where nobody lives, and casualties revise it', () => {
    expect(levels(aQuake(7.2, 88, 35))).toBe('relief local, hazard II')
    expect(levels(aQuake(5.1, 103, 36), { dead: 49, missing: 1 })).toBe('relief III, hazard II')
  })

  it.each([
    ['red', 'II'],
    ['orange', 'III'],
    ['yellow', 'IV'],
    ['blue', 'local'],
  ] as const)('of a %s warning is %s, whatever its severity', (colour, level) => {
    expect(levels(anAlert({ hazard: 'typhoon', colour, severity: 'Extreme' }))).toBe(`relief local, hazard ${level}`)
  })

  it.each([
    [{ burntHectares: 500 }, 'local'],
    [{ burntHectares: 501 }, 'IV'],
    [{ burntHectares: 1_001 }, 'III'],
    [{ burntHectares: 10_001 }, 'II'],
    [{ burntHectares: 100_001 }, 'I'],
    [{ uncontrolledHours: 24, sensitiveArea: true }, 'IV'],
    [{ uncontrolledHours: 48, sensitiveArea: true }, 'III'],
    [{ uncontrolledHours: 72, sensitiveArea: false }, 'local'],
    [{ uncontrolledHours: 72 }, 'local'],
  ])('of a forest fire with %j is %s', (figures, level) => {
    expect(levels(anAlert({ hazard: 'forest-fire' }), figures)).toBe(`relief local, hazard ${level}`)
  })
})

describe('the four composed alerts', () => {
  it.each([
    ['Jishishan M6.2', jishishan(), 'relief IV, hazard II'],
    ['Zhuozhou red rainstorm', zhuozhou(), 'relief local, hazard II'],
    ['Aksu flood form', aksu(), 'relief local, hazard III'],
    ['Beibei forest fire form', beibei(), 'relief local, hazard IV'],
  ])('%s: %s', (_name, alert, expected) => {
    expect(levels(alert, {}, impactsOf(alert))).toBe(expected)
  })

  it('have both conditions of the forest fire named', () => {
    expect(propose(beibei())[1]?.reasons.map((reason) => [reason.key, reason.values.figure])).toEqual([
      ['level.burntHectares', 600],
      ['level.uncontrolledHours.sensitive', 26],
    ])
  })
})

it('every reason that the shipped tables can give has a sentence in both languages', () => {
  const keys = shippedTables().tables.flatMap((table) => [
    `level.${table.kind}.none`,
    ...table.colours.map((each) => `level.colour.${each.colour}`),
    ...table.conditions.map(({ figure, requires }) =>
      requires.includes('sensitive-area') ? `level.${figure}.sensitive` : `level.${figure}`,
    ),
  ])
  expect([...keys, 'level.displaced.expected'].filter((key) => !ruleTexts[key]?.zh || !ruleTexts[key].en)).toEqual([])
})
