import { useTranslation } from 'react-i18next'
import type { RouteName } from '../../domain/duty/role-table'
import { useMay, useMayAt } from '../app/permissions'

type Place = { readonly depotId: string; readonly areaCode: string }

/** Why the account may not act on a depot's stock: a post that does not, or one held elsewhere; from the role table. */
export function useStockRefusal(place: Place): (route: RouteName) => string | null {
  const { t } = useTranslation()
  const may = useMay()
  const mayAt = useMayAt()
  return (route) => {
    if (!may(route)) return t('stock.onlyKeepers')
    return mayAt(route, place) ? null : t('stock.notYourDepot')
  }
}
