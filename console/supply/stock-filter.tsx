import { useTranslation } from 'react-i18next'
import type { DepotLevel, SupplyClass } from '../../domain/supply/stock'
import { supplyClasses } from '../../domain/supply/stock'
import type { Schemas } from '../app/schemas'
import { oneOf } from '../parts/address'
import { AreaPicker } from '../parts/area-picker'
import { ChoiceField } from '../parts/choice-field'
import { ItemPicker } from '../parts/item-picker'
import { useWords } from '../parts/words'

export type Operator = Schemas['DepotOperator']
export type StockFilter = {
  readonly areaCode?: string
  readonly level?: DepotLevel
  readonly operator?: Operator
  readonly supplyClass?: SupplyClass
  readonly itemCode?: string
}

export const levels: readonly DepotLevel[] = ['central', 'province', 'prefecture', 'county', 'township']
const operators: readonly Operator[] = ['reserve', 'firm', 'social', 'entry-point']

/** What of the stock is looked at, from the address; what is not given does not narrow. */
export function stockFilterOf(search: URLSearchParams): StockFilter {
  const areaCode = search.get('area') ?? ''
  const itemCode = search.get('item') ?? ''
  const level = oneOf(levels, search.get('level'))
  const operator = oneOf(operators, search.get('operator'))
  const supplyClass = oneOf(supplyClasses, search.get('class'))
  return {
    ...(areaCode === '' ? {} : { areaCode }),
    ...(itemCode === '' ? {} : { itemCode }),
    ...(level === undefined ? {} : { level }),
    ...(operator === undefined ? {} : { operator }),
    ...(supplyClass === undefined ? {} : { supplyClass }),
  }
}

type FieldsProps = {
  readonly filter: StockFilter
  readonly onChange: (part: Readonly<Record<string, string>>) => void
}

export function StockFilterFields({ filter, onChange }: FieldsProps) {
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
      <ItemPicker
        label={t('stock.item')}
        width="15rem"
        value={filter.itemCode ?? ''}
        onChange={(item) => onChange({ item })}
      />
      <ChoiceField
        label={t('depot.filterLevel')}
        values={levels}
        words={(value) => word('depotLevel', value)}
        value={filter.level}
        onChange={(level) => onChange({ level })}
      />
      <ChoiceField
        label={t('stock.operator')}
        values={operators}
        words={(value) => word('operator', value)}
        value={filter.operator}
        onChange={(operator) => onChange({ operator })}
        width="11rem"
      />
      <ChoiceField
        label={t('stock.supplyClass')}
        values={supplyClasses}
        words={(value) => word('supplyClass', value)}
        value={filter.supplyClass}
        onChange={(supplyClass) => onChange({ class: supplyClass })}
        width="13rem"
      />
    </div>
  )
}
