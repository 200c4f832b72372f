import { theme } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../parts/words'
import type { StockTotal } from '../supply/stock-totals'
import { outlineOf } from './outlines'
import { ResponseMap } from './response-map'
import { stockOption } from './stock-option'

/** Where the stock lies: a sign for each area, as large as its mass; the table beside it says the same. */
export function StockMap({ totals }: { totals: readonly StockTotal[] }) {
  const { t } = useTranslation()
  const { name, tonnes } = useWords()
  const { token } = theme.useToken()
  const outline = useMemo(() => outlineOf(totals.map(({ key }) => key)), [totals])
  const option = useMemo(() => {
    const points = totals.flatMap((total) =>
      total.longitude === null || total.latitude === null || total.positions === 0
        ? []
        : [
            {
              name: name(total),
              at: [total.longitude, total.latitude] as const,
              massKg: total.massKg,
              belowFloor: total.belowFloor,
            },
          ],
    )
    return stockOption(
      outline,
      points,
      {
        sound: t('stock.map.sound'),
        below: t('stock.map.below'),
        told: (point) => t('stock.map.told', { name: point.name, mass: tonnes(point.massKg), below: point.belowFloor }),
      },
      {
        text: token.colorTextSecondary,
        area: token.colorFillQuaternary,
        edge: token.colorBorder,
        below: token.colorError,
      },
    )
  }, [totals, outline, t, name, tonnes, token])
  return (
    <>
      <ResponseMap outline={outline} option={option} label={t('stock.map.label')} />
      <ul className="map-legend">
        <li>● {t('stock.map.sound')}</li>
        <li className="shape-late">▲ {t('stock.map.below')}</li>
        <li className="quiet">{t('stock.map.size')}</li>
      </ul>
    </>
  )
}
