import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ItemPicker } from '../parts/item-picker'
import { ReceiveAct } from '../supply/receive-act'
import { useStockRefusal } from '../supply/stock-refusal'
import type { DepotDetail } from './depot-page'

/** Goods of any kind come in, also of one that the depot never had. */
export function NewGoodsAct({ depot }: { depot: DepotDetail }) {
  const { t } = useTranslation()
  const refusal = useStockRefusal({ depotId: depot.id, areaCode: depot.areaCode })('receiveStock')
  const [itemCode, setItemCode] = useState<string | null>(null)
  if (itemCode === null) {
    return (
      <span className="act">
        <Button disabled={refusal !== null} title={refusal ?? undefined} onClick={() => setItemCode('')}>
          {t('stock.act.receive')}
        </Button>
        {refusal !== null && <small className="why-not">{refusal}</small>}
      </span>
    )
  }
  return (
    <span className="act">
      <ItemPicker label={t('stock.item')} width="15rem" value={itemCode} onChange={setItemCode} />
      <ReceiveAct
        key={itemCode}
        position={{ depotId: depot.id, itemCode }}
        refusal={itemCode === '' ? t('stock.pickItem') : refusal}
      />
      <Button onClick={() => setItemCode(null)}>{t('shell.acts.cancel')}</Button>
    </span>
  )
}
