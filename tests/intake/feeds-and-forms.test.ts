import { alertFormSchema } from '../../intake/alert-form'
import { alertsOf, onlyAlert, read, reasonKeys } from './documents'

type Properties = Readonly<Record<string, unknown>>

function aFeature(properties: Properties = {}, changes: Properties = {}) {
  return {
    type: 'Feature',
    id: 'us7000lff4',
    properties: {
      mag: 6.2,
      place: 'Jishishan, Gansu',
      time: 1702915140000,
      updated: 1702915740000,
      status: 'Automatic',
      ids: ',us7000lff4,',
      net: 'us',
      magType: 'Mww',
      type: 'earthquake',
      title: 'M 6.2 - Jishishan, Gansu',
      ...properties,
    },
    geometry: { type: 'Point', coordinates: [102.79, 35.7, 10] },
    ...changes,
  }
}

const readJson = (value: unknown) => read(JSON.stringify(value))

describe('USGS', () => {
  it('is read as one event, in a feed, and in detail with products', () => {
    const single = onlyAlert(readJson(aFeature()))
    expect(single).toMatchObject({
      outcome: 'complete',
      alert: {
        identity: 'usgs|us7000lff4|1702915740000',
        eventKey: 'us7000lff4',
        status: 'actual',
        sentAt: '2023-12-18T16:09:00.000Z',
        points: [{ longitude: 102.79, latitude: 35.7 }],
        quake: { magnitude: 6.2, magnitudeType: 'mww', depthKm: 10, originAt: '2023-12-18T15:59:00.000Z' },
      },
    })
    expect(alertsOf(readJson({ type: 'FeatureCollection', features: [aFeature(), aFeature()] }))).toEqual([single])
    const detail = aFeature({ products: { origin: [{ properties: { depth: '10' } }] } })
    expect(onlyAlert(readJson(detail))).toEqual(single)
  })

  it('gives a later version another identity and the same event', () => {
    const later = onlyAlert(readJson(aFeature({ updated: 1702919999000, mag: 5.9 }))).alert
    expect(later).toMatchObject({ identity: 'usgs|us7000lff4|1702919999000', eventKey: 'us7000lff4' })
  })

  it('waits for a person without magnitude, time or place', () => {
    expect(reasonKeys(readJson(aFeature({ mag: null })))).toEqual(['no-magnitude'])
    expect(reasonKeys(readJson(aFeature({ time: null })))).toEqual(['unknown-value'])
    expect(onlyAlert(readJson(aFeature({ updated: null })))).toMatchObject({ missing: ['sentAt'] })
    expect(onlyAlert(readJson(aFeature({}, { geometry: null })))).toMatchObject({ missing: ['area'] })
  })

  it('cancels an event that was deleted', () => {
    const deleted = onlyAlert(readJson(aFeature({ status: 'DELETED', mag: null }, { geometry: null })))
    expect(deleted).toMatchObject({
      outcome: 'complete',
      alert: { messageType: 'cancel', references: ['us7000lff4'], eventKey: 'us7000lff4' },
    })
  })

  it('knows a blast from a quake, and an empty feed from no feed', () => {
    expect(onlyAlert(readJson(aFeature({ type: 'quarry blast' }))).alert).toMatchObject({
      hazard: 'other',
      quake: null,
    })
    expect(readJson({ type: 'FeatureCollection', features: [] })).toEqual({ outcome: 'read', alerts: [] })
  })
})

const gdacs = (items: string) =>
  `\uFEFF<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:gdacs="http://www.gdacs.org" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:georss="http://www.georss.org/georss"><channel><title>GDACS</title>${items}</channel></rss>`

const item = (type: string, more = '') =>
  `<item><title>Orange alert, Depth:10km</title><pubDate>Mon, 18 Dec 2023 15:59:30 GMT</pubDate>
  <gdacs:fromdate>Mon, 18 Dec 2023 15:59:30 GMT</gdacs:fromdate><georss:point>35.70 102.79</georss:point>
  <gdacs:eventtype>${type}</gdacs:eventtype><gdacs:alertlevel>Orange</gdacs:alertlevel><gdacs:eventid>1</gdacs:eventid>
  <gdacs:severity unit="M" value="6.2">Magnitude 6.2M</gdacs:severity><gdacs:country>China</gdacs:country>${more}</item>`

describe('GDACS', () => {
  it('reads a quake; its colour is a severity and no Chinese warning colour', () => {
    expect(onlyAlert(read(gdacs(item('EQ')))).alert).toMatchObject({
      format: 'gdacs',
      hazard: 'earthquake',
      colour: null,
      severity: 'Orange',
      sentAt: '2023-12-18T15:59:30.000Z',
      quake: { magnitude: 6.2, depthKm: 10, epicentre: { longitude: 102.79, latitude: 35.7 } },
    })
  })

  it.each([
    ['TC', 'typhoon'],
    ['FL', 'flood'],
    ['DR', 'drought'],
    ['WF', 'forest-fire'],
    ['VO', 'other'],
  ])('reads %s as %s', (type, hazard) => {
    expect(onlyAlert(read(gdacs(item(type)))).alert).toMatchObject({ hazard, quake: null })
  })

  it('sees a new version in a new level or figure, not in a new date', () => {
    const identity = (text: string) => onlyAlert(read(gdacs(text))).alert.identity
    expect(identity(item('DR').replace(/18 Dec/g, '19 Dec'))).toBe(identity(item('DR')))
    expect(identity(item('DR').replace('>Orange<', '>Red<'))).not.toBe(identity(item('DR')))
  })

  it('reads a feed without events', () => {
    expect(read(gdacs(''))).toEqual({ outcome: 'read', alerts: [] })
  })
})

const form = {
  hazard: 'flood',
  status: 'actual',
  reportedAt: '2022-08-19T11:00:00+08:00',
  reportedBy: '防汛抗旱指挥部',
  areaCode: '652900',
  place: '阿克苏地区',
  evacuatedPeople: 8600,
  text: '两处堤防决口',
}

describe('the form', () => {
  it('is read with what was reported; what was not stays unknown', () => {
    expect(onlyAlert(readJson(form))).toMatchObject({
      outcome: 'complete',
      alert: {
        format: 'form',
        sender: '防汛抗旱指挥部',
        sentAt: '2022-08-19T03:00:00.000Z',
        messageType: 'alert',
        areaCodes: ['652900'],
        figures: { evacuatedPeople: 8600 },
      },
    })
    expect(onlyAlert(readJson(form)).alert.figures).toEqual({ evacuatedPeople: 8600 })
  })

  it('has one identity however its fields are ordered', () => {
    const reversed = Object.fromEntries(Object.entries(form).toReversed())
    expect(onlyAlert(readJson(reversed)).alert.identity).toBe(onlyAlert(readJson(form)).alert.identity)
  })

  it('names each bad field and keeps the others', () => {
    const document = readJson({ ...form, dead: -3, burntHectare: 5, reportedAt: 'noon' })
    expect(onlyAlert(document)).toMatchObject({
      outcome: 'incomplete',
      missing: ['sentAt'],
      alert: { hazard: 'flood', figures: { evacuatedPeople: 8600 } },
      reasons: [
        { key: 'intake.missing-field', values: { field: 'sentAt' } },
        { key: 'intake.form-field', values: { field: 'reportedAt', value: '"noon"' } },
        { key: 'intake.form-field', values: { field: 'dead', value: '-3' } },
        { key: 'intake.form-field', values: { field: 'burntHectare', value: '5' } },
      ],
    })
  })

  it('tells of a quake, of people on the fire and of its own time zone', () => {
    const quake = { hazard: 'earthquake', magnitude: 6.2, depthKm: 10, longitude: 102.79, latitude: 35.7 }
    const alert = onlyAlert(
      readJson({ ...form, ...quake, reportedAt: '2022-08-19 11:00', firefightersOnSite: 7 }),
    ).alert
    expect(alert).toMatchObject({
      sentAt: '2022-08-19T03:00:00.000Z',
      quake: { magnitude: 6.2, originAt: '2022-08-19T03:00:00.000Z' },
      figures: { rescuersOnSite: 7 },
    })
  })

  it('cancels what it refers to, and may come several at once', () => {
    const cancel = { ...form, messageType: 'cancel', references: ['form|abc'] }
    expect(alertsOf(readJson([form, cancel])).map((each) => each.alert.messageType)).toEqual(['alert', 'cancel'])
    expect(alertsOf(readJson([form, cancel]))[1]?.alert.eventKey).toBe('form|abc')
  })

  it('is the schema that the API shows', () => {
    expect(alertFormSchema.safeParse(form).success).toBe(true)
    expect(alertFormSchema.safeParse({ ...form, hazard: 'rain' }).success).toBe(false)
  })
})
