import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RouteName } from '../../domain/duty/role-table'
import { useMay } from '../app/permissions'
import { oneOf, useAddress } from '../parts/address'
import { AreaPicker } from '../parts/area-picker'
import { ChoiceField } from '../parts/choice-field'
import { Page } from '../parts/page'
import { useWords } from '../parts/words'
import { ExpiryList } from './expiry-list'
import { GuidanceList } from './guidance-list'
import { InspectionList } from './inspection-list'
import { MissingDepotList } from './missing-depot-list'
import { BelowFloorList } from './below-floor-list'
import { ProposalList } from './proposal-list'
import type { StockFilter } from './stock-filter'
import { levels, stockFilterOf } from './stock-filter'

const routeOf = {
  expiries: 'listExpiries',
  floors: 'listReserveFloors',
  inspections: 'listDueInspections',
  areas: 'listAreasWithoutDepot',
  proposals: 'listProposals',
  guidance: 'listGuidanceCatalogues',
} as const satisfies Record<string, RouteName>
type View = keyof typeof routeOf
const views = Object.keys(routeOf) as View[]

/** The year's care of the reserves: what ages, what is missing, what to buy, and what each level should keep. */
export function UpkeepPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [search, change] = useAddress()
  const open = views.filter((view) => may(routeOf[view]))
  const view = oneOf(open, search.get('view')) ?? 'expiries'
  const filter = stockFilterOf(search)
  return (
    <Page title={t('upkeep.title')}>
      <div className="filters">
        <Segmented
          aria-label={t('stock.view')}
          value={view}
          options={open.map((value) => ({ value, label: t(`upkeep.views.${value}`) }))}
          onChange={(value) => change({ view: value === 'expiries' ? '' : value })}
        />
      </div>
      {view !== 'guidance' && <PlaceFields filter={filter} withLevel={view !== 'areas'} onChange={change} />}
      <UpkeepView view={view} filter={filter} />
    </Page>
  )
}

function UpkeepView({ view, filter }: { view: View; filter: StockFilter }) {
  switch (view) {
    case 'expiries':
      return <ExpiryList filter={filter} />
    case 'floors':
      return <BelowFloorList filter={filter} />
    case 'inspections':
      return <InspectionList filter={filter} />
    case 'areas':
      return <MissingDepotList filter={filter} />
    case 'proposals':
      return <ProposalList filter={filter} />
    case 'guidance':
      return <GuidanceList />
  }
}

type PlaceProps = {
  readonly filter: StockFilter
  readonly withLevel: boolean
  readonly onChange: (part: Readonly<Record<string, string>>) => void
}

function PlaceFields({ filter, withLevel, onChange }: PlaceProps) {
  const { t } = useTranslation()
  const { word } = useWords()
  return (
    <div className="filters">
      <div style={{ width: '16rem' }}>
        <AreaPicker
          label={t('depot.filterArea')}
          value={filter.areaCode === undefined ? [] : [filter.areaCode]}
          onChange={(codes) => onChange({ area: codes.at(-1) ?? '' })}
        />
      </div>
      {withLevel && (
        <ChoiceField
          label={t('depot.filterLevel')}
          values={levels}
          words={(value) => word('depotLevel', value)}
          value={filter.level}
          onChange={(level) => onChange({ level })}
        />
      )}
    </div>
  )
}
