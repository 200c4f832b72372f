import { Button } from 'antd'
import { useAddress } from '../parts/address'
import { useWords } from '../parts/words'
import type { StockGroup, StockTotal } from './stock-totals'

const parameterOf: Readonly<Record<StockGroup, string>> = {
  area: 'area',
  level: 'level',
  item: 'item',
  class: 'class',
  operator: 'operator',
}

/** A total narrows the page to itself when it is pressed: an area to the areas under it, all else to its positions. */
export function TotalName({ total, by }: { total: StockTotal; by: StockGroup }) {
  const { name } = useWords()
  const [, change] = useAddress()
  const narrow = () =>
    change({ [parameterOf[by]]: total.key, ...(by === 'area' && !isCounty(total.key) ? {} : { view: 'positions' }) })
  return (
    <Button type="link" className="in-table" onClick={narrow}>
      {name(total)}
    </Button>
  )
}

const isCounty = (code: string): boolean => !code.endsWith('00')
