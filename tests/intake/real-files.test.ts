import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Alert, ReadAlert } from '../../domain/alert/alert'
import { triageAlert, unverifiedTriageRules } from '../../domain/alert/triage'
import { areaLevel } from '../../domain/geography/area'
import type { County } from '../../domain/geography/area'
import { resolveArea } from '../../domain/geography/resolve-area'
import { readDocument } from '../../intake/read-document'

/** Real documents that are kept beside the project and never in it (SOURCES.md there). */
const folder = join(__dirname, '../../../shared/data')
const isThere = existsSync(join(folder, 'SOURCES.md'))
const alertFolders = ['cap', 'composed', 'gdacs', 'usgs']

function readCounties(): readonly County[] {
  const rows = readFileSync(join(folder, 'geo/county-points.csv'), 'utf8').trim().split('\n').slice(1)
  return rows.flatMap((row) => {
    const [code = '', name = '', longitude, latitude] = row.split(',')
    if (areaLevel(code) !== 'county') return []
    const point = { longitude: Number(longitude), latitude: Number(latitude) }
    return [{ code, name, point, population: 0, populationBasis: 'estimated', altitudeM: 0 }]
  })
}

/** `outcome format hazard colour status messageType | identity | area codes by | triage`, or what is wrong. */
function summary(read: ReadAlert, counties: readonly County[]): string {
  const { format, hazard, colour, status, messageType, identity } = read.alert
  const located = { areaCodes: [], polygons: [], circles: [], points: [], quake: null, areaText: '', ...read.alert }
  const area = resolveArea(located, counties)
  const place = `${area.areaCodes.slice(0, 2).join(',')}${area.areaCodes.length > 2 ? '…' : ''} ${area.by}`.trim()
  const what = [read.outcome, format, hazard, colour, status, messageType].map(String).join(' ')
  const next =
    read.outcome === 'complete'
      ? triageOf({ ...read.alert, areaCodes: area.areaCodes })
      : `${read.missing.join(',')}: ${read.reasons.map(({ key, values }) => [key, ...Object.values(values)].join(' ')).join('; ')}`
  return `${what} | ${identity ?? ''} | ${place} | ${next}`
}

/** As of the alert's own time, in production. */
function triageOf(alert: Alert): string {
  const decision = triageAlert({
    alert,
    now: alert.sentAt,
    environment: 'production',
    servedArea: '100000',
    asExercise: false,
    known: { sameIdentity: null, referenced: [], similar: [] },
    rules: unverifiedTriageRules,
  })
  return `${decision.kind} ${decision.reason.key}`
}

const abroad = 'none | keep triage.out-of-area'

const expected: Readonly<Record<string, readonly string[]>> = {
  'cap/caplib-canada.cap': [
    `complete cap-1.2 other null actual update | cap@ec.gc.ca|2.49.0.1.124.6bddbc91.2012 | ${abroad}`,
  ],
  'cap/caplib-earthquake-iso8859-1.cap': [
    `complete cap-1.2 earthquake null actual alert | http://earthquake.usgs.gov/research/monitoring/anss/neic/|USGS-earthquakes-usB000D5T4.3947362.7.20121014T225304.360Z.0 | ${abroad}`,
  ],
  'cap/caplib-earthquake.cap': [
    `complete cap-1.1 earthquake null actual alert | http://earthquake.usgs.gov/research/monitoring/anss/neic/|USGS-earthquakes-us2010apcd.6.20100831T000925.496Z | ${abroad}`,
  ],
  'cap/caplib-invalid.cap': ['unreadable intake.invalid-cap scope'],
  'cap/caplib-weather.cap': [
    `complete cap-1.1 flash-flood null actual alert | w-nws.webmaster@noaa.gov|NOAA-NWS-ALERTS-MT20100830100700TFXFlashFloodWatchTFX20100830180000MT | ${abroad}`,
  ],
  'cap/caplib-xee.cap': ['unreadable intake.dtd-refused'],
  'cap/cma-yuanshi-excerpt.xml': [
    'incomplete cap-cn flash-flood blue undefined undefined | cn|13013241600000_20260826160913 | 130132 code | status,messageType: intake.missing-field status; intake.missing-field messageType; intake.no-scope',
  ],
  'cap/sahana-Flood.xml': [
    'complete cap-1.2 flood null exercise alert | duty@sender.example|urn:oid:2.49.0.0.104.0.1.20150716.001 | none | review triage.expired-before-sent',
  ],
  'cap/sahana-Maldives-Tsunami-MultiLanguage.xml': [
    `complete cap-1.2 other null actual alert | http://www.meteorology.gov.mv/|MaldivesMeteorology-2.49.0.0.462.0-20150910-017-alert | ${abroad}`,
  ],
  'cap/sahana-Myanmar-Flood-MultiLanguage.xml': [
    `complete cap-1.2 flood null test alert | dmh.gov.mm|MyanmarDMH-2.49.0.0.104.0-20150910-058-alert | ${abroad}`,
  ],
  'cap/sahana-Philippines-Tropical-Cyclone-MultiLanguage.xml': [
    `complete cap-1.2 typhoon null exercise alert | pagasa.dost.gov.ph|PHIVOLS-DOST-2.49.0.1.608.0-20150910-044-alert | ${abroad}`,
  ],
  'cap/sahana-TropicalCyclone20150806.xml': [
    `complete cap-1.2 typhoon null actual alert | PAGASA-DOST|6e8cb0c9-e44e-4c75-8b74-bd1974680833 | ${abroad}`,
  ],
  // Its polygon has a corner at 111.2° E (meant: 101.2°), so it crosses Yunnan and Guangxi: its dates stop it.
  'cap/sahana-landslide.xml': [
    'complete cap-1.2 landslide null exercise alert | duty@sender.example|urn:oid:2.49.0.0.104.0.1.20150715.002 | 440881,440904… geometry | review triage.expired-before-sent',
  ],
  'composed/chongqing-2022-08-19-forest-fire.form.json': [
    'complete form forest-fire null actual alert | form|ee2eaf4c48d4c2189ef4b179f28243ceffd08d6ce19c442a34d9f268cfe9a509 | 500109 code | start triage.start',
  ],
  'composed/jishishan-2023-12-18-quake.geojson': [
    'complete usgs earthquake null actual alert | usgs|composedjishishan20231218|1702915740000 | 622927 nearest | start triage.start',
  ],
  'composed/xinjiang-2022-08-19-flood.form.json': [
    'complete form flood null actual alert | form|71664ed4ee53e50d6bf23af41dd6ce448270f748bbb46ebf34c74ac4914bcf71 | 652900 code | start triage.start',
  ],
  'composed/zhuozhou-2023-07-31-rainstorm-red.xml': [
    'complete cap-cn rainstorm red actual alert | cn|13068141600000_20230731080000 | 130681 code | start triage.start',
  ],
  'gdacs/gdacs-2019-12-30.xml': [
    `complete gdacs typhoon null actual alert | gdacs|TC1000643|1|1|Green|92.592 | ${abroad}`,
    `complete gdacs earthquake null actual alert | gdacs|EQ1199929|1287798|1|Green|5.5 | ${abroad}`,
    `complete gdacs drought null actual alert | gdacs|DR1013682|1|0|Green|349846 | ${abroad}`,
    `complete gdacs drought null actual alert | gdacs|DR1013588|1|0|Green|168217 | ${abroad}`,
  ],
  'usgs/significant_month-2014-03.geojson': [
    'usc000njrq|1395661123139',
    'ci15476961|1395628717784',
    'usc000ndnj|1395494154409',
    'usc000nd0c|1395165138000',
    'usc000nabv|1395541577553',
    'usc000n7bm|1394585852000',
    'nc72182046|1395371716772',
    'usc000nb9b|1394825184750',
    'usc000n3w0|1394524814664',
    'usb000n1ex|1394042373305',
    'usb000mzmn|1394096798195',
    'usb000mzef|1394862637735',
  ].map((id) => `complete usgs earthquake null actual alert | usgs|${id} | ${abroad}`),
}

const describeIfThere = isThere ? describe : describe.skip

describeIfThere('every real alert document beside the project', () => {
  const files = isThere
    ? alertFolders.flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    : []
  const counties = isThere ? readCounties() : []

  it('is in the table', () => {
    expect(Object.keys(expected).toSorted()).toEqual(files.toSorted())
  })

  it.each(Object.entries(expected))('%s', (file, outcomes) => {
    const body = readFileSync(join(folder, file))
    const receivedAt = '2023-12-18T16:10:00.000Z'
    const document = readDocument({ body, contentType: null, fileName: file, receivedAt })
    const found =
      document.outcome === 'read'
        ? document.alerts.map((alert) => summary(alert, counties))
        : document.reasons.map(({ key, values }) => ['unreadable', key, ...Object.values(values)].join(' '))
    expect(found).toEqual(outcomes)
  })
})
