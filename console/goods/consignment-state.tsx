import { useTranslation } from 'react-i18next'
import { isEnded } from '../../domain/consignment/status'
import type { Instant } from '../../domain/time/instant'
import type { Schemas } from '../app/schemas'
import { ShapeMark } from '../parts/marks'
import { useWords } from '../parts/words'

type Goods = Pick<Schemas['ConsignmentSummary'], 'status' | 'dueAt' | 'expectedAt'>

const isDue = ({ dueAt }: Goods, now: Instant | null) => now !== null && dueAt < now

/** Late or going to be: what has not ended and is due before it is expected, or was due before now. */
export function isLate(goods: Goods, now: Instant | null): boolean {
  if (isEnded(goods.status) || goods.status === 'arrived') return false
  return isDue(goods, now) || (goods.expectedAt !== null && goods.expectedAt > goods.dueAt)
}

export function ConsignmentState({ goods, now }: { goods: Goods; now: Instant | null }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const status = word('consignmentStatus', goods.status)
  if (!isLate(goods, now)) return <span className="nowrap">{status}</span>
  return (
    <span className="nowrap">
      {status} <ShapeMark shape="late">{isDue(goods, now) ? t('goods.late') : t('goods.willBeLate')}</ShapeMark>
    </span>
  )
}
