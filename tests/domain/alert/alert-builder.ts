import type { Alert, Quake } from '../../../domain/alert/alert'

/** A red rainstorm warning for 涿州 (130681), complete and current. */
export function anAlert(changes: Partial<Alert> = {}): Alert {
  return {
    identity: 'cn|13068141600000_20230731080000',
    eventKey: 'cn|13068141600000_20230731080000',
    format: 'cap-cn',
    sender: '涿州市气象台',
    identifier: '13068141600000_20230731080000',
    references: [],
    status: 'actual',
    messageType: 'alert',
    hazard: 'rainstorm',
    colour: 'red',
    severity: 'Extreme',
    sentAt: '2023-07-31T00:00:00.000Z',
    effectiveAt: null,
    onsetAt: null,
    expiresAt: null,
    texts: [],
    areaText: '涿州市',
    areaCodes: ['130681'],
    polygons: [],
    circles: [],
    points: [],
    quake: null,
    figures: {},
    ...changes,
  }
}

/** The Jishishan earthquake. */
export function aQuake(changes: Partial<Quake> = {}): Quake {
  return {
    magnitude: 6.2,
    magnitudeType: 'ms',
    depthKm: 10,
    epicentre: { longitude: 102.79, latitude: 35.7 },
    originAt: '2023-12-18T15:59:00.000Z',
    ...changes,
  }
}

export function aQuakeAlert(quake: Partial<Quake> = {}, changes: Partial<Alert> = {}): Alert {
  return anAlert({
    identity: 'usgs|us7000lff4|1702915740000',
    eventKey: 'us7000lff4',
    format: 'usgs',
    hazard: 'earthquake',
    colour: null,
    sentAt: '2023-12-18T16:09:00.000Z',
    areaCodes: ['622927'],
    quake: aQuake(quake),
    ...changes,
  })
}
