import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Alert } from '../../../domain/alert/alert'
import type { County } from '../../../domain/geography/area'
import type { AllocationRules } from '../../../domain/policy/allocation-rules'
import type { ClimateTable } from '../../../domain/policy/climate'
import type { DemandNorms } from '../../../domain/policy/demand-norms'
import type { LevelTables } from '../../../domain/policy/level-tables'
import type { TravelRules } from '../../../domain/policy/travel-rules'
import type { ItemKind } from '../../../domain/supply/stock'

const reference = join(__dirname, '../../../database/reference')

function readJson<Content>(...path: string[]): Content {
  const content: Content = JSON.parse(readFileSync(join(reference, ...path), 'utf8'))
  return content
}

const policyBody = <Body>(name: string): Body => readJson<{ body: Body }>('policies', `${name}.json`).body

export const shippedTables = (): LevelTables => policyBody('level-tables')
export const shippedNorms = (): DemandNorms => policyBody('demand-norms')
export const shippedTravel = (): TravelRules => policyBody('travel-rules')
export const shippedAllocation = (): AllocationRules => policyBody('allocation-rules')
export const shippedItems = (): ItemKind[] => readJson('item-kinds.json')
export const shippedClimate = (): ClimateTable => ({
  edition: 'shipped',
  ...readJson<Pick<ClimateTable, 'minTemperatureC'>>('climates.json'),
})

/** code, longitude, latitude, people of 2020 in thousands, metres: the counties of the recorded disasters (domain.md §5). */
const recorded = `
622901 103.243 35.604 356 1900
622921 103.040 35.479 323 2000
622922 103.708 35.371 256 2000
622923 103.286 35.958 181 1700
622924 103.576 35.488 261 1950
622925 103.351 35.425 205 2100
622926 103.389 35.664 290 2100
622927 102.876 35.718 239 2200
630202 102.402 36.482 241 2000
630222 102.831 36.320 327 1900
630224 102.264 36.095 200 2800
630225 102.489 35.851 134 1900
632701 97.009 32.993 141 3700
632722 95.301 32.893 69 4070
632723 97.111 33.369 57 4400
632724 95.619 33.845 34 4200
632725 96.489 32.203 90 3650
632726 95.797 34.126 33 4200
130681 115.974 39.485 668 25
130623 115.714 39.394 316 70
500109 106.396 29.805 835 300
652901 80.263 41.168 715 1100
652902 82.987 41.715 530 1080
652922 80.239 41.277 266 1130
652924 82.781 41.222 279 980
652925 82.619 41.552 194 1010
652926 81.851 41.796 231 1230
652927 79.225 41.222 206 1390
652928 80.375 40.644 242 1030
652929 79.054 40.502 51 1160`

export const recordedCounties = (): County[] =>
  recorded
    .trim()
    .split('\n')
    .map((row) => {
      const [code = '', longitude, latitude, thousands, altitudeM] = row.split(' ')
      return {
        code,
        name: code,
        point: { longitude: Number(longitude), latitude: Number(latitude) },
        population: Number(thousands) * 1000,
        populationBasis: 'census-2020',
        altitudeM: Number(altitudeM),
      }
    })

export function anAlert(over: Partial<Alert> = {}): Alert {
  return {
    identity: 'form:1',
    eventKey: 'form:1',
    format: 'form',
    sender: 'test',
    identifier: '1',
    references: [],
    status: 'actual',
    messageType: 'alert',
    hazard: 'flood',
    colour: null,
    severity: null,
    sentAt: '2023-12-18T16:09:00.000Z',
    effectiveAt: null,
    onsetAt: null,
    expiresAt: null,
    texts: [],
    areaText: '',
    areaCodes: [],
    polygons: [],
    circles: [],
    points: [],
    quake: null,
    figures: {},
    ...over,
  }
}

export function aQuake(magnitude: number, longitude: number, latitude: number): Alert {
  const epicentre = { longitude, latitude }
  return anAlert({
    hazard: 'earthquake',
    quake: { magnitude, magnitudeType: 'ms', depthKm: 10, epicentre, originAt: '2023-12-18T15:59:00.000Z' },
  })
}

export const jishishan = (): Alert => aQuake(6.2, 102.79, 35.7)
export const yushu = (): Alert => aQuake(7.1, 96.6, 33.2)
export const zhuozhou = (): Alert =>
  anAlert({ hazard: 'rainstorm', colour: 'red', severity: 'Extreme', areaCodes: ['130681'] })
export const aksu = (): Alert =>
  anAlert({ areaCodes: ['652900'], figures: { affectedPeople: 62_000, evacuatedPeople: 8_600, leveeBreaches: 2 } })
export const beibei = (): Alert =>
  anAlert({
    hazard: 'forest-fire',
    areaCodes: ['500109'],
    figures: { burntHectares: 600, uncontrolledHours: 26, sensitiveArea: true, rescuersOnSite: 1_400 },
  })
