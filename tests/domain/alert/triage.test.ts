import { triageAlert, unverifiedTriageRules } from '../../../domain/alert/triage'
import type { TriageDecision, TriageInput } from '../../../domain/alert/triage'
import type { Alert } from '../../../domain/alert/alert'
import { anAlert, aQuakeAlert } from './alert-builder'

const noneKnown = { sameIdentity: null, referenced: [], similar: [] }

type Circumstances = Partial<Omit<TriageInput, 'known'>> & { readonly known?: Partial<TriageInput['known']> }

function triage({ known, ...given }: Circumstances = {}): TriageDecision {
  return triageAlert({
    alert: anAlert(),
    now: '2023-07-31T00:10:00.000Z',
    environment: 'production',
    servedArea: '100000',
    asExercise: false,
    rules: unverifiedTriageRules,
    ...given,
    known: { ...noneKnown, ...known },
  })
}

const outcome = (decision: TriageDecision) => `${decision.kind} ${decision.reason.key.replace('triage.', '')}`
const running = { alertId: 'a-1', incidentId: 'i-1', ended: false }
const ended = { ...running, ended: true }
const waiting = { alertId: 'a-1', incidentId: null, ended: false }

describe('triage of a complete alert', () => {
  it('starts a response for a current alert in the served area', () => {
    expect(triage()).toEqual({ kind: 'start', exercise: false, reason: { key: 'triage.start', values: {} } })
  })

  const aboutTheAlert: readonly (readonly [string, Partial<Alert>, string])[] = [
    ['6 hours old to the minute', { sentAt: '2023-07-30T18:10:00.000Z' }, 'start start'],
    ['older than 6 hours', { sentAt: '2023-07-30T18:09:59.999Z' }, 'review stale'],
    ['expired at receipt', { expiresAt: '2023-07-31T00:05:00.000Z' }, 'review expired'],
    ['expired before it was sent', { expiresAt: '2013-07-31T00:00:00.000Z' }, 'review expired-before-sent'],
    [
      'expired before it takes effect',
      { expiresAt: '2023-07-31T04:00:00.000Z', effectiveAt: '2023-07-31T05:00:00.000Z' },
      'review expired-before-effective',
    ],
    ['sent in the future', { sentAt: '2023-07-31T00:26:00.000Z' }, 'review sent-in-future'],
    ['sent by a clock that runs a little ahead', { sentAt: '2023-07-31T00:20:00.000Z' }, 'start start'],
    ['abroad', { areaCodes: [] }, 'keep out-of-area'],
    ['abroad and stale', { areaCodes: [], sentAt: '2013-07-31T00:00:00.000Z' }, 'keep out-of-area'],
    [
      'abroad with impossible times',
      { areaCodes: [], expiresAt: '2013-07-31T00:00:00.000Z' },
      'review expired-before-sent',
    ],
    ['an exercise', { status: 'exercise' }, 'keep exercise-in-production'],
    ['a test', { status: 'test' }, 'keep exercise-in-production'],
    ['a draft', { status: 'draft' }, 'keep status'],
    ['a system message', { status: 'system' }, 'keep status'],
    ['an acknowledgement', { messageType: 'acknowledgement' }, 'keep message-type'],
    ['an error message', { messageType: 'error' }, 'keep message-type'],
    ['an update of something unknown', { messageType: 'update' }, 'review update-of-unknown'],
    [
      'a cancel of something unknown',
      { messageType: 'cancel', areaText: '', areaCodes: [] },
      'review cancel-of-unknown',
    ],
    ['of a hazard that no rule covers', { hazard: 'other' }, 'review hazard-not-covered'],
    ['a wide event that GDACS gives as a point', { format: 'gdacs', hazard: 'flood' }, 'review only-a-centre'],
  ]

  it.each(aboutTheAlert)('decides about one that is %s', (_name, changes, expected) => {
    expect(outcome(triage({ alert: anAlert(changes) }))).toBe(expected)
  })

  it('reckons the age of a quake from its origin, since feeds revise it for weeks', () => {
    const alert = aQuakeAlert({}, { sentAt: '2023-12-20T00:00:00.000Z' })
    expect(outcome(triage({ alert, now: '2023-12-20T00:05:00.000Z' }))).toBe('review stale')
  })

  it('serves an area that lies inside the alert as well as one around it', () => {
    expect(outcome(triage({ alert: anAlert({ areaCodes: ['130000'] }), servedArea: '130681' }))).toBe('start start')
    expect(outcome(triage({ servedArea: '130600' }))).toBe('start start')
    expect(outcome(triage({ servedArea: '620000' }))).toBe('keep out-of-area')
  })

  it('starts an exercise in staging, by status or because someone raised it as one', () => {
    const alert = anAlert({ status: 'exercise' })
    expect(triage({ alert, environment: 'staging' })).toMatchObject({ kind: 'start', exercise: true })
    expect(triage({ asExercise: true, environment: 'staging' })).toMatchObject({ kind: 'start', exercise: true })
    expect(triage({ environment: 'staging' })).toMatchObject({ kind: 'start', exercise: false })
    expect(outcome(triage({ asExercise: true }))).toBe('keep exercise-in-production')
  })

  it('recognises a document that came twice, whatever else is true of it', () => {
    const sameIdentity = { alertId: 'a-1', incidentId: 'i-1' }
    expect(triage({ alert: anAlert({ status: 'test' }), known: { sameIdentity } })).toEqual({
      kind: 'duplicate',
      alertId: 'a-1',
      incidentId: 'i-1',
      reason: { key: 'triage.duplicate', values: {} },
    })
  })

  const aboutOthers: readonly (readonly [string, Partial<Alert>, (typeof running | typeof waiting)[], string])[] = [
    ['an update of a running response', { messageType: 'update' }, [running], 'revise revised'],
    ['a later version in a feed', { format: 'usgs' }, [running], 'revise revised'],
    ['a cancel of a running response', { messageType: 'cancel' }, [ended, running], 'stand-down cancelled'],
    [
      'a cancel that names no area',
      { messageType: 'cancel', areaText: '', areaCodes: [] },
      [running],
      'stand-down cancelled',
    ],
    ['a cancel of an ended response', { messageType: 'cancel' }, [ended], 'keep already-ended'],
    ['an update of an ended response', { messageType: 'update' }, [ended], 'review update-of-ended'],
    ['a later version of an ended event', { format: 'usgs' }, [ended], 'keep already-ended'],
    ['a cancel of an alert that waits', { messageType: 'cancel' }, [waiting], 'review cancels-waiting'],
    ['a current update of an alert that waits', { messageType: 'update' }, [waiting], 'start start'],
    [
      'an exercise that updates',
      { messageType: 'update', status: 'exercise' },
      [running],
      'keep exercise-in-production',
    ],
  ]

  it.each(aboutOthers)('decides about %s', (_name, changes, referenced, expected) => {
    expect(outcome(triage({ alert: anAlert(changes), known: { referenced } }))).toBe(expected)
  })

  it('names the incident that is revised', () => {
    const alert = anAlert({ messageType: 'update' })
    expect(triage({ alert, known: { referenced: [running] } })).toMatchObject({ alertId: 'a-1', incidentId: 'i-1' })
  })

  it('proposes to merge what seems to be the same event, and only with one that is being handled', () => {
    const traits = anAlert({ identity: 'other', sentAt: '2023-07-30T20:00:00.000Z' })
    const similar = [
      { alertId: 'a-1', incidentId: 'i-1', traits },
      { alertId: 'a-2', incidentId: null, traits },
      { alertId: 'a-3', incidentId: 'i-3', traits: anAlert({ colour: 'blue' }) },
    ]
    expect(triage({ known: { similar } })).toEqual({
      kind: 'propose-merge',
      with: [{ alertId: 'a-1', incidentId: 'i-1' }],
      reason: { key: 'triage.similar-event', values: {} },
    })
    expect(outcome(triage({ known: { similar: similar.slice(1) } }))).toBe('start start')
  })
})
