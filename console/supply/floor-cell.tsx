import { useTranslation } from 'react-i18next'
import { useWords } from '../parts/words'

type Position = { readonly available: number; readonly floor: number }

/** The floor, with a mark of its own once what is available has come down to it. */
export function FloorCell({ position: { available, floor } }: { position: Position }) {
  const { t } = useTranslation()
  const { number } = useWords()
  const atFloor = floor > 0 && available <= floor
  return (
    <span title={atFloor ? t('depot.atFloor') : undefined} className="nowrap">
      {number(floor)}
      {atFloor && ' ▼'}
      {atFloor && <span className="only-read-out">{t('depot.atFloor')}</span>}
    </span>
  )
}
