import { aCap, alertsOf, anAlertElement, anInfo, geocodeArea, onlyAlert, read, reasonKeys } from './documents'

const alertOf = (body: string) => onlyAlert(read(body)).alert

describe('a warning in the Chinese profile', () => {
  it('is read whole', () => {
    const body = aCap({}, anInfo({ effective: '2023-07-31T08:00:00+08:00', expires: '2023-08-03 08:00:00' }))
    expect(onlyAlert(read(body))).toEqual({
      outcome: 'complete',
      alert: {
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
        effectiveAt: '2023-07-31T00:00:00.000Z',
        onsetAt: null,
        expiresAt: '2023-08-03T00:00:00.000Z',
        texts: [
          {
            language: 'zh-CN',
            event: '暴雨',
            headline: '涿州市气象台发布暴雨红色预警[I级/特别严重]',
            description: '强降雨持续。',
          },
        ],
        areaText: '涿州市',
        areaCodes: ['130681'],
        polygons: [],
        circles: [],
        points: [],
        quake: null,
        figures: {},
      },
    })
  })

  it.each(['13068141600000_20230731080000_1', '13068141600000_20230731080000'])('may be named %s', (identifier) => {
    expect(
      alertOf(aCap({ identifier }, anInfo({ area: '<areaDesc>x</areaDesc><polygon>1,1 2,2 3,1</polygon>' }))),
    ).toMatchObject({
      format: 'cap-cn',
      identity: `cn|${identifier}`,
    })
  })

  it('is the same document however a feed spells its sender', () => {
    const english = alertOf(aCap({ sender: 'Zhuozhou_Meteorological_Observatory' }))
    expect(english.identity).toBe(alertOf(aCap()).identity)
  })

  it.each([
    ['130681', ['130681']],
    ['130681103000', ['130681']],
    ['130681,130682，130623000000', ['130681', '130682', '130623']],
    ['100000', ['100000']],
    ['000000000000', undefined],
    ['991234', undefined],
  ])('with the geocode %s', (value, areaCodes) => {
    const read_ = onlyAlert(read(aCap({}, anInfo({ area: geocodeArea(value) }))))
    expect(areaCodes ?? []).toEqual(read_.alert.areaCodes)
    expect(read_.outcome).toBe(areaCodes === undefined ? 'incomplete' : 'complete')
  })

  it('gathers the codes of several areas', () => {
    const two = anInfo().replace('</info>', `<area>${geocodeArea('130682000000')}</area></info>`)
    expect(alertOf(aCap({}, two)).areaCodes).toEqual(['130681', '130682'])
  })

  it.each([
    ['status', { status: null }, ['status']],
    ['kind of message', { msgType: null }, ['messageType']],
    ['time', { sent: null }, ['sentAt']],
    [
      'everything in its head',
      { status: null, msgType: null, sent: null, identifier: null, sender: null, scope: null },
      ['status', 'messageType', 'sentAt'],
    ],
  ])('that lacks its %s says so', (_name, changes, missing) => {
    expect(onlyAlert(read(aCap(changes)))).toMatchObject({
      outcome: 'incomplete',
      missing,
      alert: { areaCodes: ['130681'] },
    })
  })

  it('without any text lacks its hazard, with text that names nothing known has another hazard', () => {
    const silent = anInfo({ event: null, headline: null, description: null })
    expect(onlyAlert(read(aCap({}, silent)))).toMatchObject({ missing: ['hazard'] })
    expect(alertOf(aCap({}, anInfo({ event: '其他', headline: '注意' }))).hazard).toBe('other')
  })

  it('without a scope is public, as Chinese warnings are', () => {
    expect(onlyAlert(read(aCap({ scope: null }))).outcome).toBe('complete')
  })

  it('has an identity even without an identifier, the same each time', () => {
    const body = aCap({ identifier: null })
    expect(alertOf(body).identity).toMatch(/^document\|[0-9a-f]{64}$/)
    expect(alertOf(body).identity).toBe(alertOf(body).identity)
  })
})

describe('a CAP message', () => {
  const foreign = { identifier: 'A-1', sender: 'met@example.org', sent: '2023-07-31T08:00:00Z' }
  const shape =
    '<areaDesc>Somewhere</areaDesc><polygon>35,102 36,102 36,103 35,102</polygon><circle>35.5,102.5 10</circle>'
  const info = (changes = {}) =>
    anInfo({ language: 'en', event: 'Flood', headline: 'Red warning', area: shape, ...changes })

  it('keeps its shapes, latitude first', () => {
    expect(alertOf(aCap(foreign, info()))).toMatchObject({
      format: 'cap-1.2',
      identity: 'met@example.org|A-1',
      colour: null,
      polygons: [
        [
          { latitude: 35, longitude: 102 },
          { latitude: 36, longitude: 102 },
          { latitude: 36, longitude: 103 },
          { latitude: 35, longitude: 102 },
        ],
      ],
      circles: [{ centre: { latitude: 35.5, longitude: 102.5 }, radiusKm: 10 }],
    })
  })

  it.each(['urn:oasis:names:tc:emergency:cap:1.1', 'http://www.incident.com/cap/1.0'])(
    'of namespace %s is an older one',
    (namespace) => {
      const body = aCap(foreign, info()).replace('urn:oasis:names:tc:emergency:cap:1.2', namespace)
      expect(alertOf(body).format).toBe('cap-1.1')
    },
  )

  it('reads prefixes and any case of names and values', () => {
    const body = aCap({ ...foreign, status: 'EXERCISE', msgType: 'update' }, info())
      .replace(/<(\/?)([a-z])/gi, '<$1ca:$2')
      .replace('xmlns=', 'xmlns:ca=')
      .replace(/ca:headline/g, 'ca:HEADLINE')
    expect(alertOf(body.replace('<ca:?', '<?'))).toMatchObject({
      status: 'exercise',
      messageType: 'update',
      hazard: 'flood',
    })
  })

  it.each([
    ['<polygon>102,35 102,36 103,36 102,35</polygon>', 'turned round'],
    ['<polygon>35,102 36,102</polygon>', 'of two corners'],
    ['<polygon>35,102 x 36,103</polygon>', 'with a word in it'],
    ['<circle>35,102</circle>', 'without a radius'],
  ])('with the shape %s (%s) and no code waits for a person', (broken) => {
    const document = read(aCap(foreign, info({ area: `<areaDesc>x</areaDesc>${broken}` })))
    expect(onlyAlert(document)).toMatchObject({ outcome: 'incomplete', alert: { polygons: [], circles: [] } })
    expect(reasonKeys(document)).toContain('unreadable-shape')
  })

  it.each(['SAME', 'FIPS6', 'UGC', 'EMMA_ID', 'profile:CAP-CP:Location:0.3'])(
    'in the codes of %s lies abroad',
    (scheme) => {
      const read_ = onlyAlert(read(aCap(foreign, info({ area: geocodeArea('148201', scheme) }))))
      expect(read_).toMatchObject({ outcome: 'complete', alert: { areaCodes: [] } })
    },
  )

  it('in codes that are neither ours nor known to be abroad waits for a person', () => {
    const area = geocodeArea('6501200', 'Taiwan_Geocode_103')
    expect(onlyAlert(read(aCap(foreign, info({ area }))))).toMatchObject({ outcome: 'incomplete', missing: ['area'] })
  })

  it.each([
    ['2023-07-31T08:00:00-05:00', '2023-07-31T13:00:00.000Z'],
    ['2023-07-31T08:00:00.5Z', '2023-07-31T08:00:00.500Z'],
    ['2023-07-31 08:00:00+08:00', '2023-07-31T00:00:00.000Z'],
    ['2023-07-31T08:00+0800', '2023-07-31T00:00:00.000Z'],
    ['2023-07-31T08:00:00', undefined],
    ['2023-02-30T08:00:00Z', undefined],
    ['yesterday', undefined],
  ])('sent %s', (sent, sentAt) => {
    const found = onlyAlert(read(aCap({ ...foreign, sent }, info())))
    expect(found.alert.sentAt).toBe(sentAt)
    expect(found.outcome).toBe(sentAt === undefined ? 'incomplete' : 'complete')
  })

  it('takes a time without a zone for Beijing time in a Chinese warning', () => {
    expect(alertOf(aCap({ sent: '2023-07-31 08:00:00' })).sentAt).toBe('2023-07-31T00:00:00.000Z')
  })

  it.each(['identifier', 'sender', 'scope'])('without %s is not valid and refused', (element) => {
    expect(reasonKeys(read(aCap({ ...foreign, [element]: null }, info())))).toEqual(['invalid-cap'])
  })

  it('with an unknown status names it', () => {
    expect(onlyAlert(read(aCap({ ...foreign, status: 'Aktuell' }, info())))).toMatchObject({
      missing: ['status'],
      reasons: [
        { key: 'intake.missing-field', values: { field: 'status' } },
        { key: 'intake.unknown-value', values: { field: 'status', value: 'Aktuell' } },
      ],
    })
  })

  it('tells of a quake by its parameters', () => {
    const parameters = ['Magnitude,Ms 6.2', 'Depth,10 km', 'EventTime,2023-12-18T23:59:00+08:00']
      .map((each) => each.split(','))
      .map(([name, value]) => `<parameter><valueName>${name}</valueName><value>${value}</value></parameter>`)
    const area = '<areaDesc>积石山</areaDesc><circle>35.70,102.79 0.0</circle>'
    const body = aCap(
      {},
      anInfo({ event: '地震', headline: '地震', area }).replace('<area>', `${parameters.join('')}<area>`),
    )
    expect(alertOf(body).quake).toEqual({
      magnitude: 6.2,
      magnitudeType: 'ms',
      depthKm: 10,
      epicentre: { latitude: 35.7, longitude: 102.79 },
      originAt: '2023-12-18T15:59:00.000Z',
    })
  })
})

describe('messages about other messages', () => {
  it('refer by sender, identifier and time, oldest first', () => {
    const references = 'met@example.org,B-2,2023-07-31T01:00:00Z met@example.org,B-1,2023-07-30T01:00:00Z'
    expect(
      alertOf(aCap({ identifier: 'B-3', sender: 'met@example.org', msgType: 'Update', references })),
    ).toMatchObject({
      messageType: 'update',
      identity: 'met@example.org|B-3',
      references: ['met@example.org|B-1', 'met@example.org|B-2'],
      eventKey: 'met@example.org|B-1',
    })
  })

  it('refer to the first issue alone in Chinese warnings', () => {
    const first = alertOf(aCap())
    const cancel = alertOf(
      aCap({ identifier: '13068141600000_20230801080000', msgType: 'Cancel', references: first.identifier ?? '' }),
    )
    expect(cancel).toMatchObject({ messageType: 'cancel', references: [first.identity], eventKey: first.eventKey })
  })

  it('cancel without saying again what and where', () => {
    const references = 'met@example.org,B-1,2023-07-30T01:00:00Z'
    const cancel = { identifier: 'B-4', sender: 'met@example.org', msgType: 'Cancel', references }
    expect(onlyAlert(read(aCap(cancel, ''))).outcome).toBe('complete')
    expect(onlyAlert(read(aCap({ ...cancel, references: null }, '')))).toMatchObject({ missing: ['hazard', 'area'] })
  })
})

describe('several of a thing', () => {
  it('puts Chinese before English before others, and takes what it needs from the first', () => {
    const french = anInfo({ language: 'fr', event: 'inondation', headline: 'alerte' })
    const english = anInfo({
      language: 'en-GB',
      event: 'Rainstorm',
      headline: 'blue warning',
      expires: '2023-08-01T00:00:00Z',
    })
    const alert = alertOf(aCap({}, french + english + anInfo({ language: 'zh-Hans' })))
    expect(alert.texts?.map((text) => text.language)).toEqual(['zh-Hans', 'en-GB', 'fr'])
    expect(alert).toMatchObject({
      colour: 'red',
      areaText: '涿州市',
      areaCodes: ['130681'],
      expiresAt: '2023-08-01T00:00:00.000Z',
    })
  })

  it('asks which hazard is meant when one alert names two in one language', () => {
    const document = read(aCap({}, anInfo() + anInfo({ event: '山洪灾害', headline: '山洪橙色预警' })))
    expect(onlyAlert(document)).toMatchObject({ missing: ['hazard'] })
    expect(reasonKeys(document)).toContain('several-hazards')
  })

  it('finds alerts in a SOAP body, an EDXL-DE envelope and an Atom entry', () => {
    const inner = anAlertElement() + anAlertElement({ identifier: '13068241600000_20230731090000' })
    const wrappers = [
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><r>${inner}</r></soap:Body></soap:Envelope>`,
      `<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"><contentObject><xmlContent><embeddedXMLContent>${inner}</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>`,
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="text/xml">${inner}</content></entry></feed>`,
    ]
    for (const wrapper of wrappers)
      expect(alertsOf(read(wrapper)).map((each) => each.alert.identifier)).toEqual([
        '13068141600000_20230731080000',
        '13068241600000_20230731090000',
      ])
  })

  it('finds an alert that a wrapper carries as text', () => {
    const escaped = anAlertElement().replace(/&/g, '&amp;').replace(/</g, '&lt;')
    expect(alertOf(`<response><return>${escaped}</return></response>`)).toMatchObject({ hazard: 'rainstorm' })
    expect(alertOf(`<response><return><![CDATA[${aCap()}]]></return></response>`)).toMatchObject({
      hazard: 'rainstorm',
    })
    expect(reasonKeys(read(`<r><![CDATA[<!DOCTYPE alert>${anAlertElement()}]]></r>`))).toEqual(['dtd-refused'])
  })

  it('keeps one of two copies, and a refused alert beside its neighbours', () => {
    const bad = anAlertElement({ identifier: 'X', scope: null }, anInfo({ area: '<areaDesc>New York</areaDesc>' }))
    const document = read(`<alerts>${anAlertElement()}${anAlertElement()}${bad}</alerts>`)
    expect(alertsOf(document).map((each) => each.outcome)).toEqual(['complete', 'incomplete'])
    expect(reasonKeys(document)).toEqual(['invalid-cap'])
  })
})

describe("the national platform's own XML", () => {
  const platform = `<?xml version="1.0" encoding="UTF-8"?>
    <alert><identifier>33000041600000_20121025091026</identifier><sender>浙江省气象局</sender>
    <senderCode>33000041600000</senderCode><sendTime>2012-10-25 09:10:26+08:00</sendTime>
    <status>Actual</status><msgType>Update</msgType><scope>Public</scope>
    <references>33000041600000_20121025081026</references>
    <info><eventType>11B01</eventType><urgency>Unknown</urgency><severity>Orange</severity><certainty>Unknown</certainty>
    <effective>2012-10-25 09:10:26+08:00</effective><senderName>x</senderName><Headline>浙江省气象局发布台风橙色预警</Headline>
    <description>台风将登陆。</description>
    <area><areaDesc>温州、台州</areaDesc><geocode>330300000000,331000000000，330900</geocode>
    <circle>28.00,120.70 50000</circle></area></info></alert>`

  it('always waits for a person, with all that could be read', () => {
    expect(onlyAlert(read(platform))).toMatchObject({
      outcome: 'incomplete',
      missing: [],
      reasons: [{ key: 'intake.national-platform', values: {} }],
      alert: {
        format: 'national-platform',
        identity: 'cn|33000041600000_20121025091026',
        references: ['cn|33000041600000_20121025081026'],
        eventKey: 'cn|33000041600000_20121025081026',
        messageType: 'update',
        hazard: 'typhoon',
        colour: 'orange',
        sentAt: '2012-10-25T01:10:26.000Z',
        areaCodes: ['330300', '331000', '330900'],
        circles: [{ centre: { latitude: 28, longitude: 120.7 }, radiusKm: 50 }],
      },
    })
  })

  it('says in its file name what it may lack', () => {
    const bare = platform
      .replace('<eventType>11B01</eventType>', '')
      .replace('<severity>Orange</severity>', '')
      .replace('发布台风橙色预警', '')
    const { alert } = onlyAlert(read(bare, { fileName: '33000041600000_20121025091026_11B03_BLUE_UPDATE.XML' }))
    expect(alert).toMatchObject({ hazard: 'other', colour: 'blue' })
  })
})
