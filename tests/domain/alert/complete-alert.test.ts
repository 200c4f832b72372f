import { completeAlert } from '../../../domain/alert/complete-alert'
import { anAlert } from './alert-builder'

describe('completing an alert', () => {
  it('names every required field that is absent', () => {
    expect(completeAlert({ format: 'form' })).toEqual({
      outcome: 'incomplete',
      missing: ['status', 'messageType', 'sentAt', 'hazard', 'area'],
    })
  })

  it('goes on with what the officer filled in, and leaves the rest as it was read', () => {
    const { status: _status, ...partial } = anAlert()
    const answers = { status: 'actual', areaCodes: ['130682'] } as const
    expect(completeAlert(partial, answers)).toEqual({
      outcome: 'complete',
      alert: anAlert({ areaCodes: ['130682'] }),
    })
  })

  it('needs neither hazard nor area to cancel what it refers to', () => {
    const { hazard: _hazard, ...partial } = anAlert({ messageType: 'cancel', references: ['cn|1'], areaCodes: [] })
    expect(completeAlert(partial)).toMatchObject({ outcome: 'complete', alert: { hazard: 'other' } })
    expect(completeAlert({ ...partial, references: [] })).toMatchObject({ missing: ['hazard', 'area'] })
  })

  it('takes an area in the codes of another country for an area', () => {
    const alert = anAlert({ areaCodes: [] })
    expect(completeAlert(alert, {}, { isAbroad: true })).toEqual({ outcome: 'complete', alert })
    expect(completeAlert(alert)).toEqual({ outcome: 'incomplete', missing: ['area'] })
  })
})
