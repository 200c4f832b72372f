import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { Paged, usePaged } from '../parts/paged'
import { FloorTable } from './floor-table'
import type { StockFilter } from './stock-filter'
import { placeOf } from './upkeep-place'

/** What must stay and does not; a floor is lifted for one incident, on that incident's page. */
export function BelowFloorList({ filter }: { filter: StockFilter }) {
  const { t } = useTranslation()
  const query = { ...placeOf(filter), below: 'true' as const, limit: 60 }
  const floors = usePaged(['floors', query], (cursor) =>
    taken(api.GET('/api/v1/reserve-floors', { params: { query: { ...query, ...cursor } } })),
  )
  return (
    <div className="stack">
      <p className="quiet">{t('upkeep.floorNote')}</p>
      <Paged query={floors}>
        {(rows) => <FloorTable caption={t('upkeep.floorCaption', { count: rows.length })} rows={rows} />}
      </Paged>
    </div>
  )
}
