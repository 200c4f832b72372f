import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useActor } from './audit-words'

type Office = Pick<Schemas['MovementNotice'], 'issuedBy' | 'officeAreaCode' | 'officeAreaName'>

/** The reserves office that a movement notice comes from, with who holds it; older notices name only who issued them. */
export function useOffice(): (notice: Office) => string {
  const { t } = useTranslation()
  const actor = useActor()
  return ({ issuedBy, officeAreaCode, officeAreaName }) => {
    if (officeAreaCode === null) return actor(issuedBy)
    const area = officeAreaName ?? officeAreaCode
    if (issuedBy === `reserves-officer:${officeAreaCode}`) return t('incident.orders.officeOf', { area })
    return t('incident.orders.officeHeld', { area, holder: issuedBy })
  }
}
